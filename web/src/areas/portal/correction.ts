/** What a correction notice marked, and the form of the correction narrowed to exactly that. */
export interface Marked {
  material: string
  /** MISSING, MALFORMED … */
  state: string
  note: string
}

interface Option {
  label: string
  value: unknown
}
export interface Component {
  key?: string
  type?: string
  values?: Option[]
  components?: Component[]
  [member: string]: unknown
}

const COMPLETE = 'COMPLETE'
/** Where checks of material leave their list. */
const LISTS = ['acceptance', 'formal_check', 'check'] as const

export function markedItems(variables: Readonly<Record<string, unknown>>): Marked[] {
  for (const name of LISTS) {
    const items = (variables[name] as { items?: unknown } | null | undefined)?.items
    if (Array.isArray(items)) return items.filter(isMarked).map((item) => ({ material: item.material, state: item.state, note: String(item.note ?? '') }))
  }
  return []
}

function isMarked(item: unknown): item is { material: string; state: string; note?: unknown } {
  const found = item as { material?: unknown; state?: unknown } | null
  return typeof found?.material === 'string' && typeof found.state === 'string' && found.state !== COMPLETE
}

/** The checklist of material in a form: its options are the codes that the notice marks. */
function isListOf(component: Component, codes: ReadonlySet<string>): boolean {
  return component.type === 'checklist' && (component.values ?? []).some((option) => codes.has(String(option.value)))
}

export interface Narrowed {
  schema: Record<string, unknown>
  /** begins with everything that is marked chosen */
  values: Record<string, unknown>
  /** code to the words of the form */
  words: Map<string, string>
}

export function narrowed(schema: Readonly<Record<string, unknown>>, marked: readonly Marked[]): Narrowed {
  const codes = new Set(marked.map((item) => item.material))
  const values: Record<string, unknown> = {}
  const words = new Map<string, string>()
  const narrow = (component: Component): Component => {
    if (component.components) return { ...component, components: component.components.map(narrow) }
    if (!isListOf(component, codes)) return component
    const options = (component.values ?? []).filter((option) => codes.has(String(option.value)))
    options.forEach((option) => words.set(String(option.value), option.label))
    if (component.key) values[component.key] = options.map((option) => option.value)
    return { ...component, values: options }
  }
  const components = ((schema.components ?? []) as Component[]).map(narrow)
  return { schema: { ...schema, components }, values, words }
}
