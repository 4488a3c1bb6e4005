/** What changed between two versions of a form, field by field; every setting counts, known or not. */
import { differing, kindOf, movedOf, paired, type Kind, type Part, type Said, type Settings } from './comparing'

interface Component {
  id?: string
  type: string
  components?: Component[]
  [setting: string]: unknown
}

export interface Field {
  id: string
  type: string
  /** how it is headed for whoever fills the form in */
  name: string
  /** groups and lists around it, the outermost first */
  around: readonly Field[]
  /** what shares its row */
  beside: Field[]
  isRequired: boolean
  settings: Settings
}

export interface FieldChange {
  kind: Kind
  before?: Field
  after?: Field
  parts: Part[]
}

export interface FormChange {
  /** of the form itself */
  whole: Part[]
  /** every field in the order of the new version, those that are the same among them */
  fields: FieldChange[]
}

/** Said elsewhere, or of no consequence to anybody who fills the form in. */
const UNSAID = new Set(['id', 'type', 'components', 'schemaVersion', 'executionPlatform', 'executionPlatformVersion', 'exporter.version'])

export function formDifferences(before: string, after: string): FormChange {
  const [old, now] = [JSON.parse(before) as Component, JSON.parse(after) as Component]
  const [left, right] = [fieldsOf(old), fieldsOf(now)]
  const pairs = paired(left, right, [(field) => field.id, bound, (field) => `${field.type} ${field.name}`])
  const moved = movedOf(left, pairs)
  const was = new Map(pairs.flatMap(({ before: one, after: other }) => (one && other ? [[other, one] as const] : [])))
  const fields = pairs.map((pair): FieldChange => {
    const parts = pair.before && pair.after ? partsOf(pair.before, pair.after, was) : []
    return { ...pair, kind: kindOf(pair, parts.length > 0, moved.has(pair)), parts }
  })
  return { whole: differing(settingsOf(old), settingsOf(now)), fields }
}

/** The variable a field is bound to, within what is around it. */
function bound(field: Field): string {
  const name = (each: Field): Said => each.settings.key ?? each.settings.path ?? null
  return name(field) ? [...field.around.map(name), name(field)].join(' ') : ''
}

/** Where a field stands counts by the fields themselves, not by how they are headed. */
function partsOf(before: Field, after: Field, was: ReadonlyMap<Field, Field>): Part[] {
  const isWithin = was.get(after.around.at(-1) as Field) === before.around.at(-1)
  const isBeside = after.beside.length === before.beside.length && after.beside.every((each) => before.beside.includes(was.get(each) as Field))
  const place = (field: Field): Settings => ({
    type: field.type,
    ...(isWithin ? {} : { within: field.around.map((each) => each.name).join(' › ') || null }),
    ...(isBeside ? {} : { beside: field.beside.length ? field.beside.map((each) => each.name) : null }),
  })
  return [...differing(place(before), place(after)), ...differing(before.settings, after.settings)]
}

function fieldsOf(parent: Component, around: readonly Field[] = []): Field[] {
  const rows = new Map<unknown, Field[]>()
  return (parent.components ?? []).flatMap((each) => {
    const isRequired = (each.validate as { required?: unknown } | undefined)?.required === true
    const beside: Field[] = []
    const field: Field = { id: each.id ?? '', type: each.type, name: nameOf(each), around, beside, isRequired, settings: settingsOf(each) }
    // rows are numbered anew by every editor: their ids say nothing, only who shares one
    const row = (each.layout as { row?: unknown } | undefined)?.row
    if (row) {
      const mates = rows.get(row) ?? []
      for (const mate of mates) mate.beside.push(field)
      beside.push(...mates)
      rows.set(row, [...mates, field])
    }
    return [field, ...fieldsOf(each, [...around, field])]
  })
}

function nameOf(component: Component): string {
  const texts = [component.label, component.dateLabel, component.timeLabel, component.text, component.title, component.key, component.path]
  const found = texts.find((each): each is string => typeof each === 'string' && each.trim() !== '') ?? component.type
  const line = (found.trim().split('\n')[0] ?? '').replace(/^#+\s*/, '')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}

function settingsOf(component: Component): Settings {
  const found: Record<string, Said> = {}
  const add = (path: string, value: unknown): void => {
    if (UNSAID.has(path) || path === 'layout.row') return
    if (path === 'values') found.options = optionsOf(value)
    else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) add(`${path}.${name}`, inner)
    } else if (isSet(value)) found[shortOf(path)] = plain(value)
  }
  for (const [name, value] of Object.entries(component)) add(name, value)
  return found
}

/** What is empty or off is the same as what is not there. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)
}

function plain(value: unknown): Said {
  if (Array.isArray(value)) return value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
  return value as string | number | boolean
}

function optionsOf(values: unknown): Said {
  const options = Array.isArray(values) ? (values as { label?: unknown; value?: unknown }[]) : []
  return options.length ? options.map((each) => `${String(each.label ?? each.value)}（${String(each.value)}）`) : null
}

/** `maxLength` for `validate.maxLength`: what people know it by. */
function shortOf(path: string): string {
  return path.replace(/^(validate|conditional|appearance)\./, '')
}
