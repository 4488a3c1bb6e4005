/** The result of the self-check, as the diagram left it in its variables. */
type Variables = Readonly<Record<string, unknown>>

export interface Way {
  key: 'filing' | 'association' | 'institution'
  gaps: string[]
}

export interface Track {
  result: string
  basis: string
  row: number
  mayFile: boolean
  /** something can be applied for now */
  isOpen: boolean
  ways: Way[]
}

const WAYS = ['filing', 'association', 'institution'] as const
const OPEN = new Set(['FILE', 'REGISTER', 'REGISTER_ONLY'])

/** null: there is no result (yet). */
export function readTrack(variables: Variables): Track | null {
  const track = variables.track as { result?: unknown; basis?: unknown; row?: unknown; may_file?: unknown } | null | undefined
  if (typeof track?.result !== 'string') return null
  const gaps = (variables.gaps ?? {}) as Record<string, unknown>
  return {
    result: track.result,
    basis: String(track.basis ?? ''),
    row: Number(track.row ?? 0),
    mayFile: track.may_file === true,
    isOpen: OPEN.has(track.result),
    ways: WAYS.map((key) => ({ key, gaps: Array.isArray(gaps[key]) ? gaps[key].map(String) : [] })),
  }
}

/** What the application begins with: whatever the questionnaire asked that the application asks again. */
export function prefilled(variables: Variables): Record<string, unknown> {
  const { orgName, scopeArea, licenceNeeded } = variables
  const all = { orgName, scopeArea: scopeArea === 'CROSS_STREET' ? undefined : scopeArea, licenceNeeded }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null && value !== ''))
}
