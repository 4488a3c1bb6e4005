/** Everything the page of a task shows, asked for together and again when something happened. */
import { shallowRef, type ShallowRef } from 'vue'
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import type { components } from '@/api/schema'
import { useLatest } from '@/composables/latest'

type Schemas = components['schemas']
export type Task = Schemas['UserTask']
export type Guidance = Schemas['Guidance']
export type Timeline = Schemas['Timeline']

export interface OpenTask {
  task: ShallowRef<Task | null>
  guidance: ShallowRef<Guidance | null>
  timeline: ShallowRef<Timeline | null>
  /** null: the task has no form */
  form: ShallowRef<object | null>
  problem: ShallowRef<unknown>
  load: () => Promise<void>
  /** again, but for the form and its values: those stay what they were opened with */
  refresh: () => Promise<void>
}

export function useTask(userTaskKey: string): OpenTask {
  const path = { userTaskKey }
  const task = shallowRef<Task | null>(null)
  const guidance = shallowRef<Guidance | null>(null)
  const timeline = shallowRef<Timeline | null>(null)
  const form = shallowRef<object | null>(null)
  const problem = shallowRef<unknown>(null)
  const { ask } = useLatest()
  const processInstanceKey = userTaskKey.split('-')[0] as string

  async function refresh(): Promise<void> {
    await ask(
      (signal) =>
        Promise.all([
          ok(api.GET('/v2/user-tasks/{userTaskKey}', { params: { path }, signal })),
          ok(api.GET('/v2/user-tasks/{userTaskKey}/guidance', { params: { path }, signal })),
          ok(api.GET('/v2/process-instances/{processInstanceKey}/timeline', { params: { path: { processInstanceKey } }, signal })),
        ]),
      (found) => ([task.value, guidance.value, timeline.value] = found),
    )
  }

  async function formOf(): Promise<object | null> {
    try {
      return (await ok(api.GET('/v2/user-tasks/{userTaskKey}/form', { params: { path } }))).schema
    } catch (found) {
      if (found instanceof Problem && found.status === 404) return null
      throw found
    }
  }

  async function load(): Promise<void> {
    try {
      const [schema] = await Promise.all([formOf(), refresh()])
      form.value = schema
      problem.value = null
    } catch (found) {
      problem.value = found
    }
  }

  return { task, guidance, timeline, form, problem, load, refresh }
}

/** When somebody last had a hand in a case: what came after is new to them. Null for their first time. */
export function lastTouch(timeline: Timeline, person: string): string | null {
  const own = timeline.steps.filter((step) => step.completedBy?.id === person).map((step) => step.completionDate ?? '')
  return own.sort().at(-1) ?? null
}
