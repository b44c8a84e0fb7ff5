const SCARCE = 0.8

/** Whether the room of a text becomes scarce, so that it is counted. */
export const isScarce = (n: number, most: number): boolean => n > SCARCE * most
