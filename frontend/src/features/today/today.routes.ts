import type { RouteRecordRaw } from 'vue-router'

export const todayRoutes: RouteRecordRaw[] = [
  { path: '/heute', component: () => import('./TodayPage.vue'), meta: { title: 'area.today' } },
]
