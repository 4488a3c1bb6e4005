/** Fetch what is deployed: a diagram by its key, and the newest of each form and decision it names. */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'
import { emptyDiagram, namedIn, type WorkFile } from './files'

export interface Opened {
  /** id of the process */
  processId: string
  name: string
  files: WorkFile[]
}

async function text(asked: Promise<{ data?: unknown }>): Promise<string> {
  return (await ok(asked)) as string
}

export async function openDefinition(processDefinitionKey: string, signal: AbortSignal): Promise<Opened> {
  const params = { path: { processDefinitionKey } }
  const [definition, xml] = await Promise.all([
    ok(api.GET('/v2/process-definitions/{processDefinitionKey}', { params, signal })),
    text(api.GET('/v2/process-definitions/{processDefinitionKey}/xml', { params, parseAs: 'text', signal })),
  ])
  const named = namedIn(xml)
  const beside = await Promise.all([...named.forms.map(openForm), ...named.decisions.map(openDecision)])
  const main: WorkFile = {
    name: definition.resourceName,
    kind: 'bpmn',
    content: xml,
    deployed: xml,
    version: definition.version,
  }
  const files = [main]
  // several decisions may stand in one file
  for (const file of beside) if (file && !files.some((each) => each.name === file.name)) files.push(file)
  return { processId: definition.processDefinitionId, name: definition.name, files }
}

export function newDefinition(id: string, name: string): Opened {
  return {
    processId: id,
    name,
    files: [{ name: `${id}.bpmn`, kind: 'bpmn', content: emptyDiagram(id, name), deployed: '', version: 0 }],
  }
}

type Definition = components['schemas']['ProcessDefinition']

/** The newest version of a process; undefined when nobody has its id yet. */
export async function existing(processDefinitionId: string): Promise<Definition | undefined> {
  const body = { filter: { processDefinitionId, isLatestVersion: true as const } }
  return (await ok(api.POST('/v2/process-definitions/search', { body }))).items[0]
}

async function openForm(formId: string): Promise<WorkFile | null> {
  const found = (await ok(api.POST('/v2/forms/search', { body: { filter: { formId, isLatestVersion: true } } }))).items[0]
  if (!found) return null
  const form = await ok(api.GET('/v2/forms/{formKey}', { params: { path: { formKey: found.formKey } } }))
  const content = `${JSON.stringify(form.schema, null, 2)}\n`
  return { name: found.resourceName, kind: 'form', content, deployed: content, version: found.version }
}

async function openDecision(decisionDefinitionId: string): Promise<WorkFile | null> {
  const body = { filter: { decisionDefinitionId, isLatestVersion: true as const } }
  const found = (await ok(api.POST('/v2/decision-definitions/search', { body }))).items[0]
  if (!found) return null
  const content = await text(
    api.GET('/v2/decision-definitions/{decisionDefinitionKey}/xml', {
      params: { path: { decisionDefinitionKey: found.decisionDefinitionKey } },
      parseAs: 'text',
    }),
  )
  return { name: found.resourceName, kind: 'dmn', content, deployed: content, version: found.version }
}
