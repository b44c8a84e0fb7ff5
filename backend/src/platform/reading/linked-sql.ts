import { TENANT, type LinkedPlan, type Row, type TypePlan } from './plan.ts'
import { MOST_ROWS } from './shape.ts'

/** One row of another table, or all of them, as a value. */
export function subSelect(
  field: LinkedPlan,
  { json, from, child }: { json: string; from: string; child: Row },
): string {
  const { order } = field.link
  const ordered = order
    ? ` order by ${order.columns.map(c => `${c.sql(child)}${order.descending ? ' desc' : ''}`).join(', ')}`
    : ''
  if (field.kind === 'one')
    return `(select ${json} from ${from}${ordered}${order ? ' limit 1' : ''})`
  return `(select json_agg(o) from (select ${json} o from ${from}${ordered} limit ${MOST_ROWS + 1}) s)`
}

/** `app.x t3 where t3.tenant = $1 and …`: every level names the tenant itself. */
export function childRows(
  plan: TypePlan,
  link: { on: (parent: Row, child: Row) => string },
  rows: { parent: Row; child: Row },
): string {
  const tenant = plan.tenanted ? `${rows.child}.tenant = ${TENANT} and ` : ''
  return `${plan.table} ${rows.child} where ${tenant}${link.on(rows.parent, rows.child)}`
}
