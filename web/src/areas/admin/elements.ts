/** Names of the elements of a diagram, as whoever drew it wrote them. */
import { api, ok } from '@/api/client'

export async function elementNames(processDefinitionKey: string): Promise<Map<string, string>> {
  const diagram = await ok(
    api.GET('/v2/process-definitions/{processDefinitionKey}/diagram', { params: { path: { processDefinitionKey } } }),
  )
  return new Map(diagram.shapes.map((each) => [each.elementId, each.name || each.elementId]))
}
