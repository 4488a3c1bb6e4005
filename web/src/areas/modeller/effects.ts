/** What putting files in force does to cases that run, as the server finds it in their diagrams. */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'
import { t } from '@/i18n'
import { processIds, type WorkFile } from './files'
import { counted } from './running'

type Uses = components['schemas']['Uses']
type Counted = components['schemas']['Counted']

/** Who uses the forms, decisions and called processes of these files; what nobody had before has no users. */
export async function usesOf(files: readonly WorkFile[]): Promise<Uses[]> {
  const there = files.filter((each) => each.deployed)
  const of = (kind: WorkFile['kind'], ids: (content: string) => string[]): string[] => there.filter((each) => each.kind === kind).flatMap((each) => ids(each.deployed))
  const body = {
    formIds: of('form', (content) => [String((JSON.parse(content) as { id?: string }).id ?? '')].filter(Boolean)),
    decisionDefinitionIds: of('dmn', decisionIds),
    processDefinitionIds: of('bpmn', processIds),
  }
  if (there.length === 0) return []
  return (await ok(api.POST('/v2/process-definitions/running/uses', { body }))).items
}

export function decisionIds(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?decision\s[^>]*?\bid="([^"]+)"/g)].map((found) => found[1] as string)
}

/** Sentences about one form, decision or called process. */
export function effect(uses: Uses): string[] {
  const cases = (isNew: boolean, isCertain: boolean): Counted =>
    total(uses.versions.filter((each) => each.takesNewest === isNew && each.isCertain === isCertain).flatMap(({ version }) => [version.active, version.suspended]))
  const said = (name: string, of: Counted): string[] => (of.count ? [t(`modeller.effect-${name}`, { count: counted(of), n: of.count })] : [])
  const told = [
    ...said('open-tasks', uses.openTasks),
    ...said(`${uses.kind}-new`, cases(true, true)),
    ...said(`${uses.kind}-maybe`, cases(true, false)),
    ...said('kept', total([cases(false, true), cases(false, false)])),
  ]
  if (uses.kind === 'process') return told
  return told.length ? told : [t(`modeller.effect-${uses.kind}-none`)]
}

function total(numbers: readonly Counted[]): Counted {
  return { count: numbers.reduce((sum, each) => sum + each.count, 0), isExact: numbers.every((each) => each.isExact) }
}
