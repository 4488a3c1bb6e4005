/** What the server refuses in a form, brought to the fields it is about. */
import type { FieldProblem } from '@/api/problem'

export interface FieldPlace {
  id: string
  label: string
  /** where its value is: `['items', 2, 'note']` */
  valuePath: (string | number)[]
  /** rows it is in, by the id of their list */
  indexes: Record<string, number>
}

export interface Sorted {
  /** as the form viewer keeps them: texts by field id, by row below it */
  errors: Record<string, unknown>
  /** problems of no field that is shown */
  others: FieldProblem[]
}

export function sortProblems(problems: readonly FieldProblem[], places: readonly FieldPlace[]): Sorted {
  const sorted: Sorted = { errors: {}, others: [] }
  for (const problem of problems) {
    const place = nearest(problem.path, places)
    if (place) put(sorted.errors, [place.id, ...Object.values(place.indexes)], problem.message)
    else sorted.others.push(problem)
  }
  return sorted
}

/** The field itself, or the one that holds it: a problem of the second of several files is the picker's. */
function nearest(path: FieldProblem['path'], places: readonly FieldPlace[]): FieldPlace | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const found = places.find((place) => isSame(place.valuePath, path.slice(0, length)))
    if (found) return found
  }
  return undefined
}

function isSame(one: FieldPlace['valuePath'], other: FieldProblem['path']): boolean {
  return one.length === other.length && one.every((part, index) => String(part) === String(other[index]))
}

function put(errors: Record<string, unknown>, path: (string | number)[], message: string): void {
  let at: Record<string, unknown> = errors
  for (const part of path.slice(0, -1)) at = (at[part] ??= {}) as Record<string, unknown>
  const last = String(path.at(-1))
  at[last] = [...((at[last] as string[] | undefined) ?? []), message]
}
