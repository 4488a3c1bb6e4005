/** Where the server keeps what somebody filled in and did not submit: of a user task, of an application. */
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import type { components } from '@/api/schema'

export type Values = Record<string, unknown>

export interface Draft {
  values: Values
  /** ISO instant, by the clock of whoever keeps it */
  at: string
  /** of what the server keeps: two windows do not overwrite each other unseen; 0: nothing there, or not counted */
  version: number
  /** the version of the form it was filled in with, where that is kept */
  formKey?: string
  /** an application whose form changed since: what has no place in it any more */
  leftOut?: components['schemas']['FilledField'][]
  isFormChanged?: boolean
}

export interface Keeper {
  /** under which this browser keeps it until the server has it */
  name: string
  /** whether it says when another window saved meanwhile, so that none overwrites the other unseen */
  isCounted: boolean
  /** null: nothing there */
  load: () => Promise<Draft | null>
  save: (draft: Draft) => Promise<{ at: string; version: number }>
  remove: () => Promise<unknown>
}

const TASK = 'draft.'
const START = 'apply.'
/** Names of what is not on the server yet. */
export const UNSENT = [TASK, START]

export function keeperOf(name: string): Keeper {
  return name.startsWith(TASK) ? taskKeeper(name.slice(TASK.length)) : startKeeper(name.slice(START.length))
}

export function nameOfStart(processDefinitionId: string): string {
  return START + processDefinitionId
}

export function taskKeeper(userTaskKey: string): Keeper {
  const params = { path: { userTaskKey } }
  return {
    name: TASK + userTaskKey,
    isCounted: false,
    load: () =>
      orNull(async () => {
        const { variables, savedAt } = await ok(api.GET('/v2/user-tasks/{userTaskKey}/draft', { params }))
        return { values: variables, at: savedAt, version: 0 }
      }),
    save: async ({ values }) => {
      const { savedAt } = await ok(api.PUT('/v2/user-tasks/{userTaskKey}/draft', { params, body: { variables: values } }))
      return { at: savedAt, version: 0 }
    },
    remove: () => api.DELETE('/v2/user-tasks/{userTaskKey}/draft', { params }),
  }
}

export function startKeeper(processDefinitionId: string): Keeper {
  const params = { path: { processDefinitionId } }
  return {
    name: nameOfStart(processDefinitionId),
    isCounted: true,
    load: () =>
      orNull(async () => {
        const { variables, savedAt, ...more } = await ok(api.GET('/v2/me/start-drafts/{processDefinitionId}', { params }))
        return { ...more, values: variables, at: savedAt }
      }),
    save: async ({ values, version, formKey = '' }) => {
      const body = { variables: values, version, formKey }
      const saved = await ok(api.PUT('/v2/me/start-drafts/{processDefinitionId}', { params, body }))
      return { at: saved.savedAt, version: saved.version }
    },
    remove: () => api.DELETE('/v2/me/start-drafts/{processDefinitionId}', { params }),
  }
}

async function orNull(load: () => Promise<Draft>): Promise<Draft | null> {
  try {
    return await load()
  } catch (problem) {
    if (problem instanceof Problem && problem.status > 0 && problem.status < 500) return null
    throw problem
  }
}
