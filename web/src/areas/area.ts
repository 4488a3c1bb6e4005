/** What an area hands to the page: `export default defineArea({...})` in `areas/<area>/routes.ts`. */
import type { RouteRecordRaw } from 'vue-router'

export interface NavEntry {
  /** name of the route */
  to: string
  /** key in `locales/shell.*.json`, which is always there */
  label: string
  /** place from the left */
  order: number
  /** who sees it; absent: everybody signed in */
  roles?: readonly string[]
  /** whether the server lets this person in, where roles do not tell; reactive */
  isOpen?: () => boolean
}

export interface Area {
  /** its catalogue is `locales/<name>.<language>.json` */
  name: string
  routes: RouteRecordRaw[]
  nav?: NavEntry[]
}

declare module 'vue-router' {
  interface RouteMeta {
    area?: string
    /** key of the title of the page */
    title?: string
    /** open without signing in */
    isPublic?: boolean
    /** without the bar at the top: sign-in, print */
    isBare?: boolean
    roles?: readonly string[]
    /** about one thing, which its path names: another path is another page, with nothing of the one before */
    isOfOne?: boolean
  }
}

export function defineArea(area: Area): Area {
  for (const route of area.routes) route.meta = { ...route.meta, area: area.name }
  return area
}
