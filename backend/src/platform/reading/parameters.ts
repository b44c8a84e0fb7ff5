import type { Bind } from './plan.ts'

/** Collects the parameters of one statement behind the tenant's. */
export function parameters(
  tenant: string,
  first: readonly unknown[],
): { values: unknown[]; bind: Bind } {
  const values: unknown[] = [tenant, ...first]
  return { values, bind: value => `$${values.push(value)}` }
}
