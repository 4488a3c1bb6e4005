/** The versions of a process, and of the forms and decisions that its diagram names: each has versions of its own. */
import { api, ok } from '@/api/client'
import { namedIn, type FileKind } from './files'

export interface Version {
  version: number
  key: string
  createdAt: string
}

export interface Subject {
  kind: FileKind
  id: string
  name: string
  /** the newest first */
  versions: Version[]
}

interface Stored {
  version: number
  createdAt: string
  resourceName: string
  deploymentKey: string
}

const ALL = 1000

async function text(asked: Promise<{ data?: unknown }>): Promise<string> {
  return (await ok(asked)) as string
}

/** The diagram first, then what it names, also in the version before. */
export async function subjectsOf(processDefinitionId: string): Promise<Subject[]> {
  const body = { filter: { processDefinitionId }, page: { limit: ALL } }
  const found = (await ok(api.POST('/v2/process-definitions/search', { body }))).items
  const versions = found.map((each) => ({ ...each, key: each.processDefinitionKey }))
  const diagrams = await Promise.all(versions.slice(0, 2).map((each) => contentOf('bpmn', each.key)))
  const named = diagrams.map(namedIn)
  const [forms, decisions] = await Promise.all([
    Promise.all(unique(named.flatMap((each) => each.forms)).map(formSubject)),
    Promise.all(unique(named.flatMap((each) => each.decisions)).map(decisionSubject)),
  ])
  // several decisions may stand in one file
  const files = new Map(decisions.flatMap((each) => (each ? [[each.file, each.subject]] : [])))
  const diagram: Subject = { kind: 'bpmn', id: processDefinitionId, name: found[0]?.name || processDefinitionId, versions }
  return [diagram, ...forms.filter((each) => each.versions.length > 0), ...files.values()]
}

function unique(names: string[]): string[] {
  return [...new Set(names)]
}

async function formSubject(formId: string): Promise<Subject> {
  const { items } = await ok(api.POST('/v2/forms/search', { body: { filter: { formId }, page: { limit: ALL } } }))
  return { kind: 'form', id: formId, name: formId, versions: items.map((each) => ({ ...each, key: each.formKey })) }
}

async function decisionSubject(decisionDefinitionId: string): Promise<{ file: string; subject: Subject } | null> {
  const body = { filter: { decisionDefinitionId }, page: { limit: ALL } }
  const { items } = await ok(api.POST('/v2/decision-definitions/search', { body }))
  const versions = items.map((each) => ({ ...each, key: each.decisionDefinitionKey }))
  const newest: Stored | undefined = versions[0]
  if (!newest) return null
  return { file: `${newest.deploymentKey} ${newest.resourceName}`, subject: { kind: 'dmn', id: decisionDefinitionId, name: newest.resourceName, versions } }
}

/** The file of a version as text. */
export async function contentOf(kind: FileKind, key: string, signal?: AbortSignal): Promise<string> {
  const heard = signal ? { signal } : {}
  if (kind === 'form') {
    const { schema } = await ok(api.GET('/v2/forms/{formKey}', { params: { path: { formKey: key } }, ...heard }))
    return JSON.stringify(schema)
  }
  if (kind === 'dmn') {
    const params = { path: { decisionDefinitionKey: key } }
    return text(api.GET('/v2/decision-definitions/{decisionDefinitionKey}/xml', { params, parseAs: 'text', ...heard }))
  }
  const params = { path: { processDefinitionKey: key } }
  return text(api.GET('/v2/process-definitions/{processDefinitionKey}/xml', { params, parseAs: 'text', ...heard }))
}
