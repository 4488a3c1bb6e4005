/** Numbers of a start form that are chosen instead of typed: the server knows what the caller can begin it about. */
import type { components } from '@/api/schema'

type OfferedField = components['schemas']['OfferedField']
interface Component {
  type?: string
  key?: string
  description?: string
  [member: string]: unknown
}

/** Columns of the form viewer's grid. */
const WHOLE = { columns: 16 }

/** The schema with a list for every field that has an offer; `none` says why a list is empty. */
export function offering(
  schema: Readonly<Record<string, unknown>>,
  offers: readonly OfferedField[],
  none: (field: string) => string,
): Record<string, unknown> {
  const found = new Map(offers.map((offer) => [offer.field, offer]))
  const components = ((schema.components ?? []) as Component[]).map((component) => {
    const offer = found.get(component.key ?? '')
    return offer && component.type === 'textfield' ? chosen(component, offer, none) : component
  })
  return { ...schema, components }
}

function chosen(component: Component, offer: OfferedField, none: (field: string) => string): Component {
  const { validate, description, ...rest } = component
  const isRequired = (validate as { required?: boolean } | undefined)?.required === true
  const told = offer.options.length === 0 ? { description: none(offer.field) } : {}
  // what is chosen by its name is not called a number of the register
  const label = String(component.label ?? '').replace(/登记册?编号$/, '')
  // a name with its number is long: a line of its own
  return { ...rest, ...told, label, type: 'select', layout: WHOLE, values: offer.options, searchable: offer.options.length > 8, validate: { required: isRequired } }
}

/** What is filled in before anybody chose: the only option there is. */
export function onlyOnes(offers: readonly OfferedField[]): Record<string, string> {
  return Object.fromEntries(offers.flatMap(({ field, options }) => (options.length === 1 && options[0] ? [[field, options[0].value]] : [])))
}

/** The number under which the case begins, where a chosen value is that. */
export function caseNumber(offers: readonly OfferedField[], values: Readonly<Record<string, unknown>>): string | undefined {
  const field = offers.find((offer) => offer.isCaseNumber)?.field
  const value = field === undefined ? undefined : values[field]
  return typeof value === 'string' && value !== '' ? value : undefined
}
