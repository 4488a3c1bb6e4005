/** Short fields of a form beside each other, where its author did not say how: a long roster stays readable. */
interface Component {
  type?: string
  layout?: { row?: string | null; columns?: number | null }
  components?: Component[]
  [member: string]: unknown
}

const SHORT = new Set(['textfield', 'select', 'number', 'datetime'])
/** Columns of the form viewer's grid. */
const GRID = 16

export function compact(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...schema, components: packed((schema.components ?? []) as Component[], 2, 'r') }
}

function packed(components: readonly Component[], perRow: number, prefix: string): Component[] {
  let row: Component[] = []
  const rows: Component[][] = []
  for (const component of components) {
    const isShort = SHORT.has(component.type ?? '') && !component.layout?.columns && !component.conditional
    if (isShort && row.length < perRow) row.push(component)
    else {
      rows.push(row)
      row = isShort ? [component] : []
      if (!isShort) rows.push([component])
    }
  }
  rows.push(row)
  return rows.flatMap((each, number) => each.map((component) => placed(component, each.length, `${prefix}-${number}`)))
}

function placed(component: Component, inRow: number, row: string): Component {
  const inside = component.components ? { components: packed(component.components, 3, row) } : {}
  const layout = inRow > 1 ? { layout: { row, columns: Math.floor(GRID / inRow) } } : {}
  return { ...component, ...inside, ...layout }
}
