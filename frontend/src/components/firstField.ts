const FIELD = ':is(input:checked, input:not([type=radio]), select, textarea)'

/** Where a form begins. */
export const firstField = (form: Element): HTMLElement | null =>
  form.querySelector<HTMLElement>(FIELD)
