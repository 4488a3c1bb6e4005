/** Units as a tree; one whose parent is not among them stands at the top, so that none is lost. */
import type { components } from '@/api/schema'

type Unit = components['schemas']['Unit']
export type Branch = Unit & { children: Branch[] }

export function treeOf(units: readonly Unit[]): Branch[] {
  const branches = new Map(units.map((each): [string, Branch] => [each.unit, { ...each, children: [] }]))
  const top: Branch[] = []
  for (const each of branches.values()) {
    const parent = each.parent ? branches.get(each.parent) : undefined
    ;(parent?.children ?? top).push(each)
  }
  return top
}
