const GOLDEN_ANGLE = 137.508
const STATE_HUE = 95

/** The stripe that says whose data this is: Kreise far apart on the wheel, the Land in its gold. */
export function tenantColour(ags: string): string {
  const hue = ags.length < 5 ? STATE_HUE : (Number(ags) * GOLDEN_ANGLE) % 360
  return `oklch(80% 0.15 ${hue.toFixed(0)})`
}
