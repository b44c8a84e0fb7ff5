import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h, ref } from 'vue'
import { mount } from '../testing/mount.ts'
import DataTable from './DataTable.vue'
import type { Sort } from './sort.ts'

test('the sorted column says so, and asking again turns it round', async () => {
  const sort = ref<Sort>({ key: 'name', down: false })
  mount(() =>
    h(DataTable<{ id: string }>, {
      caption: 'Kreise',
      columns: [
        { key: 'name', title: 'Kreis', sort: true },
        { key: 'talks', title: 'Gespräche', sort: true },
      ],
      rows: [{ id: '08111' }],
      sort: sort.value,
      'onUpdate:sort': (next: Sort | undefined) => next && (sort.value = next),
    }),
  )
  const head = page.getByRole('columnheader', { name: 'Kreis' })
  await expect.element(head).toHaveAttribute('aria-sort', 'ascending')

  await userEvent.click(page.getByRole('button', { name: 'Kreis' }))

  await expect.element(head).toHaveAttribute('aria-sort', 'descending')
  await expect
    .element(page.getByRole('columnheader', { name: 'Gespräche' }))
    .not.toHaveAttribute('aria-sort')
})
