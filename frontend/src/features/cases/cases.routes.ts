import type { RouteRecordRaw } from 'vue-router'

export const casesRoutes: RouteRecordRaw[] = []
