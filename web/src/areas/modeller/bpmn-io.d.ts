/** Libraries of bpmn.io that ship no types: what we use of them. */
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: unknown
  export const BpmnPropertiesProviderModule: unknown
  export const ZeebePropertiesProviderModule: unknown
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const module: unknown
  export default module
}
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(xml: string): Promise<{ rootElement: unknown }>
  }
}
declare module 'bpmn-js-differ' {
  export interface Changes {
    _added: Record<string, unknown>
    _removed: Record<string, unknown>
    _changed: Record<string, { model: unknown; attrs: Record<string, { oldValue: unknown; newValue: unknown }> }>
    _layoutChanged: Record<string, unknown>
  }
  export function diff(before: unknown, after: unknown): Changes
}
declare module 'dmn-js/lib/Modeler' {
  export default class DmnModeler {
    constructor(options: Record<string, unknown>)
    importXML(xml: string): Promise<{ warnings: unknown[] }>
    saveXML(options?: { format?: boolean }): Promise<{ xml: string }>
    on(event: string, listener: (event: Record<string, unknown>) => void): void
    getViews(): { type: string }[]
    open(view: { type: string }): Promise<unknown>
    getActiveViewer(): { on(event: string, listener: () => void): void; off(event: string, listener: () => void): void } | undefined
    destroy(): void
  }
}
declare module '@bpmn-io/form-js-editor' {
  export class FormEditor {
    constructor(options: Record<string, unknown>)
    importSchema(schema: unknown): Promise<unknown>
    saveSchema(): unknown
    on(event: string, listener: () => void): void
    destroy(): void
  }
}
