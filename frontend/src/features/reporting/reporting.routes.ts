import type { RouteRecordRaw } from 'vue-router'

export const reportingRoutes: RouteRecordRaw[] = []
