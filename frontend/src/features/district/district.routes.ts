import type { RouteRecordRaw } from 'vue-router'

export const districtRoutes: RouteRecordRaw[] = []
