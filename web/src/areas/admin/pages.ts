/** Which pages stand beside each other. */
export const PEOPLE = [
  { to: 'people', label: 'admin.people' },
  { to: 'units', label: 'admin.units' },
] as const
export const LAW = [
  { to: 'rules', label: 'admin.rules' },
  { to: 'calendars', label: 'admin.calendars' },
] as const

/** What each administrator may do here; the server decides anyway. */
export const RUNS = 'system-administrator'
export const GRANTS = 'security-administrator'

/** A day as it begins in Shanghai; null for none. */
export function dayStart(day: string | null | undefined): string | null {
  return day ? `${day}T00:00:00+08:00` : null
}
