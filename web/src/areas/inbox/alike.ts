/**
 * Which tasks may be done alike: the same step of the same process with the same form, in which one decides by
 * choosing and gives a reason. What asks for entries of its own (amounts, days, tables, files) is done one by one.
 */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'
import type { ListedTask } from './list'

type Form = components['schemas']['TaskForm']
interface Component {
  type: string
  key?: string
  text?: string
  valuesKey?: string
  validate?: object
  components?: Component[]
}

const CHOICES = new Set(['radio', 'select', 'checkbox', 'checklist', 'taglist'])
const SAYINGS = new Set(['textarea'])
/** What only shows something. */
const SHOWN = new Set(['text', 'html', 'separator', 'spacer', 'image', 'group'])

/** Every task is of one step: of no use to ask the server for others. */
export function areOneStep(tasks: readonly Pick<ListedTask, 'processDefinitionId' | 'elementId' | 'formId'>[]): boolean {
  const first = tasks[0]
  return (
    first !== undefined &&
    tasks.every((each) => each.processDefinitionId === first.processDefinitionId && each.elementId === first.elementId && each.formId === first.formId)
  )
}

function inputs(components: readonly Component[]): Component[] {
  return components.flatMap((each) => (each.components ? [each, ...inputs(each.components)] : [each])).filter((each) => !SHOWN.has(each.type))
}

/** Whether a form is filled in by choosing and giving reasons alone. */
export function isDecision(schema: object): boolean {
  const found = inputs((schema as { components?: Component[] }).components ?? [])
  return found.some((each) => CHOICES.has(each.type)) && found.every((each) => CHOICES.has(each.type) || SAYINGS.has(each.type))
}

/** The form without what tells of a single case. */
export function withoutTheCase<T extends object>(schema: T): T {
  const keep = (components: readonly Component[]): Component[] =>
    components
      .filter((each) => !(SHOWN.has(each.type) && /^\s*=|\{\{/.test(each.text ?? '')))
      .map((each) => (each.components ? { ...each, components: keep(each.components) } : each))
  return { ...schema, components: keep((schema as { components?: Component[] }).components ?? []) }
}

/** What the choices of a form are made of, where cases bring their own. */
export function optionsOf(schema: object, variables: Record<string, unknown>): Record<string, unknown> {
  const names = inputs((schema as { components?: Component[] }).components ?? []).flatMap((each) => each.valuesKey ?? [])
  return Object.fromEntries(names.map((name) => [name, variables[name]]))
}

export interface Alike {
  schema: object
  /** what the choices are made of */
  options: Record<string, unknown>
  tasks: ListedTask[]
  /** those of the same step whose form or choices are others */
  others: ListedTask[]
}

/**
 * The form that tasks of one step have in common; null where it is none that is filled in alike. `tell` hears how many
 * are known, and says whether somebody still wants to know the rest.
 */
export async function commonForm(tasks: readonly ListedTask[], tell: (count: number) => boolean = () => true): Promise<Alike | null> {
  const found: { task: ListedTask; form: Form; options: Record<string, unknown> }[] = []
  for (const task of tasks) {
    const params = { path: { userTaskKey: task.userTaskKey } }
    const form = await ok(api.GET('/v2/user-tasks/{userTaskKey}/form', { params }))
    const { variables } = await ok(api.GET('/v2/user-tasks/{userTaskKey}/variables', { params }))
    found.push({ task, form, options: optionsOf(form.schema, variables) })
    if (!tell(found.length) || !isDecision(form.schema)) return null
  }
  const first = found[0]
  if (!first || !isDecision(first.form.schema)) return null
  const isSame = (each: (typeof found)[number]): boolean =>
    each.form.formKey === first.form.formKey && JSON.stringify(each.options) === JSON.stringify(first.options)
  return {
    schema: withoutTheCase(first.form.schema),
    options: first.options,
    tasks: found.filter(isSame).map((each) => each.task),
    others: found.filter((each) => !isSame(each)).map((each) => each.task),
  }
}
