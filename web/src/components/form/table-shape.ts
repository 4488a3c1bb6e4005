/** Which lists of a form are tables, their columns, their sums, and what is still missing in them. */

export interface LeafField {
  id: string
  key?: string
  type: string
  label?: string
  dateLabel?: string
  timeLabel?: string
  readonly?: boolean
  values?: { label: string; value: unknown }[]
  validate?: { required?: boolean }
  properties?: Record<string, string>
  components?: unknown[]
}
export interface ListField {
  id: string
  path?: string
  label?: string
  allowAddRemove?: boolean
  components?: LeafField[]
  properties?: Record<string, string>
}
export type Row = Record<string, unknown>

export interface Column {
  id: string
  key: string
  label: string
  kind: string
  isRead: boolean
  isHidden: boolean
  isWanted: boolean
  /** the option that is put wherever nothing is chosen, by one button */
  fill: { value: unknown; word: string } | null
  field: LeafField
}
export interface TableShape {
  columns: Column[]
  group: string | null
  sum: string | null
  of: string | null
  total: number | null
  /** rows can be added and removed */
  isOpen: boolean
}
export interface Group {
  /** null: the table has no groups */
  name: string | null
  indexes: number[]
}

/** Fields that fit into a cell. */
const CELLS = new Set(['textfield', 'number', 'select', 'radio', 'checkbox', 'textarea', 'datetime'])
const PREFIX = 'gongzhi:'

/** null: shown as the form viewer shows it. */
export function tableOf(list: ListField): TableShape | null {
  const fields = list.components ?? []
  const told = (name: string): string | null => list.properties?.[PREFIX + name] ?? null
  if (list.allowAddRemove !== false && told('table') === null) return null
  if (fields.length === 0 || fields.some((each) => !CELLS.has(each.type) || !each.key)) return null
  const group = told('group')
  return {
    group,
    sum: told('sum'),
    of: told('of'),
    total: told('total') === null ? null : Number(told('total')),
    isOpen: list.allowAddRemove !== false,
    columns: fields.map((field) => ({
      id: field.id,
      key: field.key as string,
      label: field.label ?? field.dateLabel ?? '',
      kind: field.type,
      isRead: field.readonly === true,
      isHidden: field.key === group || field.properties?.[`${PREFIX}column`] === 'hidden',
      isWanted: field.validate?.required === true && field.readonly !== true,
      fill: fillOf(field),
      field,
    })),
  }
}

function fillOf(field: LeafField): Column['fill'] {
  const wanted = field.properties?.[`${PREFIX}fill`]
  const option = field.values?.find((each) => String(each.value) === wanted)
  return option ? { value: option.value, word: option.label } : null
}

/** The rows with an option put wherever nothing is chosen; what somebody has chosen stays. */
export function filled(column: Column, rows: readonly Row[]): Row[] {
  return rows.map((row) => (isEmpty(row[column.key]) && column.fill ? { ...row, [column.key]: column.fill.value } : row))
}

/** Rows under what heads them, in the order in which each head comes first. */
export function groupsOf(shape: TableShape, rows: readonly Row[]): Group[] {
  if (shape.group === null) return [{ name: null, indexes: rows.map((_, index) => index) }]
  const found = new Map<string, number[]>()
  rows.forEach((row, index) => {
    const name = String(row[shape.group as string] ?? '')
    found.set(name, [...(found.get(name) ?? []), index])
  })
  return [...found].map(([name, indexes]) => ({ name, indexes }))
}

/** What a row is about: its head and the first thing that is only read. */
export function rowTitle(shape: TableShape, row: Row): string {
  const first = shape.columns.find((each) => each.isRead && !each.isHidden)
  const parts = [shape.group === null ? null : row[shape.group], first ? row[first.key] : null]
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ')
}

/** How many cells that must be filled in are empty. */
export function lackOf(shape: Pick<TableShape, 'columns'>, rows: readonly Row[]): number {
  const wanted = shape.columns.filter((each) => each.isWanted)
  return rows.reduce((count, row) => count + wanted.filter((each) => isEmpty(row[each.key])).length, 0)
}

/** Decimal places are kept as they were typed: 0.1 + 0.2 is 0.3. */
export function sumOf(rows: readonly Row[], key: string): number {
  const cents = rows.reduce((sum, row) => sum + Math.round((Number(row[key]) || 0) * 10_000), 0)
  return cents / 10_000
}

export function numberText(value: number): string {
  return value.toLocaleString('zh-CN', { maximumFractionDigits: 4 })
}

export function textOf(column: Column, value: unknown): string {
  if (isEmpty(value)) return '—'
  const option = column.field.values?.find((each) => each.value === value)
  if (option) return option.label
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  return String(value)
}

/** What to call a row of a list in a list of what is wrong: by what it is about, else by its number. */
export function nameOfRow(list: ListField | undefined, row: Row | undefined, index: number): string {
  const shape = list ? tableOf(list) : null
  const title = shape && row ? rowTitle(shape, row) : ''
  return title ? `${title} ` : `${index + 1}. `
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}
