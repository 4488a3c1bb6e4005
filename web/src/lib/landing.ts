/** Where somebody begins who has signed in and wanted nothing in particular: where their work is. */

/** Posts that look and have nothing to do. */
const LOOKS: Record<string, string> = { 'leader-view': 'dashboard', monitor: 'standing' }
/** By the first role that fits. */
const DESKS: readonly (readonly [role: string, route: string])[] = [
  ['auditor', 'audit'],
  ['audit-administrator', 'audit'],
  ['system-administrator', 'operations'],
  ['security-administrator', 'corrections'],
  ['process-designer', 'definitions'],
]

/** The name of a route. `candidateGroups` are posts, `post:unit`. */
export function landing(session: { roles: readonly string[]; candidateGroups: readonly string[] }): string {
  const posts = session.candidateGroups.map((each) => each.split(':')[0] ?? '')
  if (posts.some((each) => !LOOKS[each])) return 'inbox'
  const desk = DESKS.find(([role]) => session.roles.includes(role))
  if (desk) return desk[1]
  const look = posts.map((each) => LOOKS[each]).find(Boolean)
  // neither post nor role: who applied for something comes back to see how it stands
  return look ?? 'my-cases'
}
