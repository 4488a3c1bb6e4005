/** What comparing a form or a table comes to: things that were added, removed, changed or moved, and in what. */

export type Kind = 'same' | 'added' | 'removed' | 'changed' | 'moved'

/** What a person reads of a setting; null: it is not set. */
export type Said = string | number | boolean | null | readonly string[]

/** One setting that differs. */
export interface Part {
  /** `required`, `maxLength`, …: the text of `modeller.part-…`, else the setting's own name */
  what: string
  before: Said
  after: Said
}

export interface Pair<Item> {
  before?: Item
  after?: Item
}

export type Settings = Readonly<Record<string, Said>>

export function differing(before: Settings, after: Settings): Part[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .map((what) => ({ what, before: before[what] ?? null, after: after[what] ?? null }))
    .filter((part) => JSON.stringify(part.before) !== JSON.stringify(part.after))
}

/**
 * Things of both sides brought together: by the first of these keys under which both have exactly one that is left.
 * In the order of the new side; what was removed stands behind what it stood behind.
 */
export function paired<Item>(before: readonly Item[], after: readonly Item[], keys: readonly ((item: Item) => string)[]): Pair<Item>[] {
  const partner = new Map<Item, Item>()
  const taken = new Set<Item>()
  for (const key of keys) {
    const left = grouped(before.filter((each) => !taken.has(each)), key)
    const right = grouped(after.filter((each) => !partner.has(each)), key)
    for (const [name, [one, ...others]] of right) {
      const [found, ...more] = left.get(name) ?? []
      if (!name || !one || !found || others.length || more.length) continue
      partner.set(one, found)
      taken.add(found)
    }
  }
  const rows: Pair<Item>[] = after.map((each) => ({ before: partner.get(each), after: each }))
  before.forEach((each, index) => {
    if (taken.has(each)) return
    const previous = before[index - 1]
    const at = previous === undefined ? 0 : rows.findIndex((row) => row.before === previous) + 1
    rows.splice(at, 0, { before: each })
  })
  return rows
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>()
  for (const each of items) found.set(key(each), [...(found.get(key(each)) ?? []), each])
  return found
}

/** Those that left their place: all but the longest run of what kept its order. */
export function movedOf<Item>(before: readonly Item[], pairs: readonly Pair<Item>[]): Set<Pair<Item>> {
  const both = pairs.filter((pair) => pair.before !== undefined && pair.after !== undefined)
  const places = both.map((pair) => before.indexOf(pair.before as Item))
  const best: number[][] = []
  places.forEach((place, index) => {
    const run = best.filter((_, other) => (places[other] as number) < place).reduce<number[]>((a, b) => (b.length > a.length ? b : a), [])
    best[index] = [...run, index]
  })
  const kept = new Set(best.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []))
  return new Set(both.filter((_, index) => !kept.has(index)))
}

export function kindOf<Item>(pair: Pair<Item>, isChanged: boolean, isMoved: boolean): Kind {
  if (pair.before === undefined) return 'added'
  if (pair.after === undefined) return 'removed'
  if (isChanged) return 'changed'
  return isMoved ? 'moved' : 'same'
}

/** Of two lists what only one has; both empty: the order alone differs. */
export function listed(before: readonly string[], after: readonly string[]): { gone: string[]; come: string[] } {
  return { gone: before.filter((each) => !after.includes(each)), come: after.filter((each) => !before.includes(each)) }
}
