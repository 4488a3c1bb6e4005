/** How a list is looked at: which part, filters, order, columns; and the views a person saved under a name. */
import { keep, kept } from '@/lib/kept'

export type Scope = 'todo' | 'mine' | 'offered'
export type Due = '' | 'late' | 'today' | 'week'
export type Sort = 'due' | 'created' | 'priority'

export interface View {
  scope: Scope
  text: string
  process: string
  due: Due
  sort: Sort
  descending: boolean
}

export interface SavedView extends View {
  name: string
}

export const COLUMNS = ['standing', 'matter', 'summary', 'unit', 'step', 'arrived', 'number', 'holder'] as const
export type Column = (typeof COLUMNS)[number]

export const FIRST_VIEW: View = { scope: 'todo', text: '', process: '', due: '', sort: 'due', descending: false }

/** A view as a part of the address, so that going back and sending a link keep it; what is usual is left out. */
export function queryOf(view: View): Record<string, string> {
  const parts = Object.entries(view).filter(([name, value]) => value !== FIRST_VIEW[name as keyof View])
  return Object.fromEntries(parts.map(([name, value]) => [name, String(value)]))
}

export function viewOf(query: Record<string, unknown>): View {
  const text = (name: string): string => (typeof query[name] === 'string' ? (query[name] as string) : '')
  const one = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.includes(text(name) as T) ? (text(name) as T) : otherwise
  return {
    scope: one('scope', ['todo', 'mine', 'offered'], 'todo'),
    text: text('text'),
    process: text('process'),
    due: one('due', ['', 'late', 'today', 'week'], ''),
    sort: one('sort', ['due', 'created', 'priority'], 'due'),
    descending: text('descending') === 'true',
  }
}

/** Whether anything is narrowed: an empty list then has another way out. */
export function isNarrowed(view: View): boolean {
  return view.text !== '' || view.process !== '' || view.due !== '' || view.scope !== 'todo'
}

/** The instant before which a task of this filter is due; days are those of Shanghai, which has no summer time. */
export function dueBefore(due: Due, now: Date): string | undefined {
  const eight = 8 * 3_600_000
  const midnight = Math.floor((now.getTime() + eight) / 86_400_000) * 86_400_000 - eight
  const days = { '': undefined, late: undefined, today: 1, week: 7 }[due]
  if (due === 'late') return new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString()
  // due at the very midnight that ends the day, which `before` would leave out
  return days === undefined ? undefined : new Date(midnight + days * 86_400_000 + 1000).toISOString()
}

export function savedViews(): SavedView[] {
  return kept<SavedView[]>('inbox.views', [])
}

/** The same name again replaces the view. */
export function saveView(name: string, view: View): SavedView[] {
  const views = [...savedViews().filter((each) => each.name !== name), { ...view, name }]
  keep('inbox.views', views)
  return views
}

export function dropView(name: string): SavedView[] {
  const views = savedViews().filter((each) => each.name !== name)
  keep('inbox.views', views)
  return views
}

export function chosenColumns(): Column[] {
  const chosen = kept<string[]>('inbox.columns', [...COLUMNS])
  return COLUMNS.filter((each) => chosen.includes(each))
}

export function chooseColumns(columns: readonly Column[]): void {
  keep('inbox.columns', columns)
}
