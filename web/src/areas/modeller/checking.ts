/** What the server's linter says of files, and how they are put in force: both take them as multipart. */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'
import type { WorkFile } from './files'

export type Finding = components['schemas']['DiagramProblem']
export type Deployment = components['schemas']['Deployment']

function parts(files: WorkFile[], name?: string): FormData {
  const form = new FormData()
  for (const file of files) form.append('resources', new File([file.content], file.name))
  if (name) form.append('name', name)
  return form
}

const asForm = (form: FormData) => ({
  // the body is a form already; its type in the document is that of its parts
  body: form as unknown as { resources: string[] },
  bodySerializer: (body: unknown) => body as FormData,
})

export async function check(files: WorkFile[], signal: AbortSignal): Promise<Finding[]> {
  return (await ok(api.POST('/v2/deployments/validation', { ...asForm(parts(files)), signal }))).problems
}

export async function deploy(files: WorkFile[], name: string, key: string): Promise<Deployment> {
  return ok(
    api.POST('/v2/deployments', { ...asForm(parts(files, name)), params: { header: { 'Idempotency-Key': key } } }),
  )
}

const WEIGHT: Record<string, number> = { error: 0, warning: 1 }

/** Errors first, then warnings; within both in the order of the file. */
export function sorted(findings: Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => (WEIGHT[a.severity] ?? 2) - (WEIGHT[b.severity] ?? 2) || (a.line ?? 0) - (b.line ?? 0),
  )
}
