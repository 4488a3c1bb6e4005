/* Reads cases, one JSON object a line, and says what form-js makes of each: {accepted, data} or {reason}.
 *
 * form-js accepts a submission when, imported as data, it comes out of submit() without errors and with
 * every value as it was sent. Where form-js lets in more than is safe, the rules named `stricter` below say
 * what else must hold; they are the only differences from the server. */
const { JSDOM } = require('jsdom');

const dom = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true });
globalThis.window = dom.window;
for (const name of Object.getOwnPropertyNames(dom.window)) {
  if (!(name in globalThis)) { try { globalThis[name] = dom.window[name]; } catch { /* not for us */ } }
}
// the looks of things cost most of the time
globalThis.getComputedStyle = () => ({ getPropertyValue: () => '0' });
dom.window.getComputedStyle = globalThis.getComputedStyle;
globalThis.DataTransfer = class { constructor() { this.items = { add() {} }; this.files = []; } };
Object.defineProperty(dom.window.HTMLInputElement.prototype, 'files', { get: () => [], set() {} });

const { Form } = require('@bpmn-io/form-js-viewer');
const { options } = require('preact');
const { DateTime } = require('luxon');
const isEqual = require('lodash/isEqual');

// renderings and effects, at once instead of after the next frame
let waiting = [];
function schedule() {
  waiting = [];
  // new functions: after a failure preact believes its queues are under way still
  options.debounceRendering = (callback) => waiting.push(callback);
  options.requestAnimationFrame = (callback) => waiting.push(callback);
}
schedule();
function flush() {
  while (waiting.length) { const now = waiting; waiting = []; for (const callback of now) callback(); }
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const own = (value, key) => value !== null && value !== undefined && Object.hasOwn(Object(value), key) ? value[key] : undefined;
const at = (value, path) => path.reduce(own, value);

function merged(context, submission) {
  const all = { ...context };
  for (const [key, value] of Object.entries(submission)) {
    all[key] = isObject(value) && isObject(own(context, key)) ? merged(context[key], value) : value;
  }
  return all;
}

function walk(components, prefix, visit) {
  for (const component of components) {
    const path = [...prefix, ...(component.key || component.path || '').split('.').filter(Boolean)];
    visit(component, path);
    const inner = component.type === 'dynamiclist' ? [...path, '*'] : path;
    walk(component.components || [], inner, visit);
  }
}

function shapeOf(schema) {
  const shape = { fields: new Map(), containers: new Set([JSON.stringify([])]), computed: [], files: [], held: false };
  walk(schema.components, [], (component, path) => {
    const keyed = component.key !== undefined;
    if (keyed) shape.fields.set(JSON.stringify(path), component);
    if (component.type === 'expression') shape.computed.push(path);
    if (component.type === 'filepicker') shape.files.push(path);
    if (component.readonly || component.disabled || component.allowAddRemove === false) shape.held = true;
    const last = keyed ? path.length - 1 : path.length;
    for (let size = 1; size <= last; size++) shape.containers.add(JSON.stringify(path.slice(0, size)));
    if (component.type === 'dynamiclist') shape.containers.add(JSON.stringify([...path, '*']));
  });
  return shape;
}

/* Every value sent, with its path; empty containers count as values. */
function* sent(value, path = []) {
  const isField = this.fields.has(JSON.stringify(path.map((key) => typeof key === 'number' ? '*' : key)));
  const inner = isField ? [] : Array.isArray(value) ? [...value.keys()] : isObject(value) ? Object.keys(value) : [];
  if (!inner.length) { yield [path, value]; return; }
  for (const key of inner) yield* sent.call(this, value[key], [...path, key]);
}

const FILE_IDS = (value) => Array.isArray(value) && value.length <= 100 && value.every((id) => typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id));

/* Uploaded files are ids for the server and keys of its own registry for form-js. */
function withFileKeys(value, path, shape, keys) {
  const here = JSON.stringify(path.map((key) => typeof key === 'number' ? '*' : key));
  const field = shape.fields.get(here);
  if (field && field.type === 'filepicker') {
    if (!FILE_IDS(value)) return value === null ? null : 'files::unknown';
    if (!value.length) return null;
    const key = `files::of-the-judge-${keys.size}`;
    keys.set(key, value);
    return key;
  }
  if (field) return value;
  if (Array.isArray(value)) return value.map((item, index) => withFileKeys(item, [...path, index], shape, keys));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFileKeys(item, [...path, key], shape, keys)]));
  return value;
}

async function filled(schema, data, keys) {
  const container = document.createElement('div');
  document.body.appendChild(container);
  const form = new Form({ container, debounce: false, additionalModules: [QUIET] });
  const close = () => { form.destroy(); container.remove(); };
  try {
    flush();
    await form.importSchema(schema, data);
    for (const key of keys.keys()) form.get('fileRegistry').setFiles(key, [{ name: 'a.pdf' }]);
    flush();
    return { form, close };
  } catch (error) { try { close(); } catch { /* it failed before */ } throw error; }
}

/* Errors are asked for at the end: no need to show them field by field, each with a rendering of its own. */
const QUIET = { viewerCommands: ['value', { updateFieldInstanceValidation() {} }] };

const CLOCK = '([01]\\d|2[0-3]):[0-5]\\d';
const ZONE = { utc_offset: `[+-]${CLOCK}`, utc_normalized: 'Z' };

/* What the server asks beyond form-js, by kind of field. */
function stricter(field, instance, value, form, keys) {
  const language = form.get('expressionLanguage');
  const { data, ...special } = instance.expressionContextInfo;
  const names = () => ({ ...special, ...data, ...Object.fromEntries(Object.entries(special).map(([key, item]) => [`_${key}_`, item])) });
  const computed = (text) => language.evaluate(text, names());
  if (value === null || value === undefined) return null;
  if (field.type === 'textfield' || field.type === 'textarea') {
    // nothing a database cannot store
    if (value.includes('\0') || !value.isWellFormed() || value.length > 100000) return 'characters';
  }
  if (field.type === 'number' && field.serializeToString) {
    // form-js takes what Number() takes: hexadecimal, blanks, Infinity
    if (!/^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(value) || value.length > 100 || !Number.isFinite(Number(value))) return 'number text';
  }
  // form-js breaks down counting the decimals of larger ones
  if (field.type === 'number' && Math.abs(Number(value)) >= 1e21) return 'large number';
  if (field.type === 'datetime') {
    // form-js takes what Date.parse() takes: 30 February, 24:60
    const zone = ZONE[field.timeSerializingFormat] || '';
    const subtype = field.subtype || 'date';
    const shape = { date: '\\d{4}-\\d\\d-\\d\\d', time: CLOCK + zone, datetime: `\\d{4}-\\d\\d-\\d\\dT${CLOCK}${zone}` }[subtype];
    if (!new RegExp(`^${shape}$`).test(value)) return 'date';
    if (subtype !== 'time' && !DateTime.fromISO(value.slice(0, 10)).isValid) return 'date';
    if (subtype !== 'time' && value.startsWith('0000')) return 'date';
  }
  if (field.type === 'filepicker') {
    const multiple = typeof field.multiple === 'string' && field.multiple.startsWith('=') ? computed(field.multiple) === true : Boolean(field.multiple);
    if (!multiple && keys.get(value).length > 1) return 'one file';
  }
  if (['select', 'radio', 'checklist', 'taglist'].includes(field.type) && field.valuesExpression) {
    // form-js leaves values alone that are "", 0 or false
    const readonly = typeof field.readonly === 'string' ? language.evaluateUnaryTest(field.readonly, names()) === true : field.readonly;
    const found = computed(field.valuesExpression);
    const options = (Array.isArray(found) ? found : []).map((option) => isObject(option) ? option.value : option);
    const chosen = ['select', 'radio'].includes(field.type) ? [value] : value;
    if (!readonly && (!Array.isArray(chosen) || chosen.some((one) => !options.some((option) => isEqual(one, option))))) return 'option';
  }
  return null;
}

/* Read-only is what the page shows; the server compares with what was there before. */
function held(schema, shape, context, submission, instances, form) {
  if (!shape.held) return null;
  const initial = form._getInitializedFieldData(JSON.parse(JSON.stringify(context)));
  const registry = form.get('formFieldRegistry');
  const empty = { textfield: '', textarea: '', checkbox: false, checklist: [], taglist: [] };
  for (const { id, valuePath, expressionContextInfo: { data, ...special } } of instances) {
    const field = registry.get(id);
    let readonly = field.readonly;
    if (typeof readonly === 'string') {
      const names = { ...special, ...data, ...Object.fromEntries(Object.entries(special).map(([key, item]) => [`_${key}_`, item])) };
      readonly = form.get('expressionLanguage').evaluateUnaryTest(readonly, names) === true;
    }
    const given = at(submission, valuePath);
    if (!(readonly || field.disabled) || given === undefined || given === null) continue;
    let was = at(initial, valuePath);
    if (was === undefined) was = field.defaultValue !== undefined ? field.defaultValue : empty[field.type] ?? null;
    if (!isEqual(given, was)) return `read-only ${valuePath.join('.')}`;
  }
  const visible = new Set(form.get('formFieldInstanceRegistry').getAll().map(({ id }) => id));
  let fixed = null;
  walk(schema.components, [], (component, path) => {
    if (component.type !== 'dynamiclist' || component.allowAddRemove !== false || path.includes('*')) return;
    const given = at(submission, path);
    if (Array.isArray(given) && given.length !== at(initial, path).length && visible.has(component.id)) fixed = `rows ${path.join('.')}`;
  });
  return fixed;
}

async function judge({ schema, context, submission }) {
  const shape = shapeOf(schema);
  const keys = new Map();
  const given = withFileKeys(submission, [], shape, keys);
  const { form, close } = await filled(schema, merged(context, given), keys);
  try {
    const result = form.submit();
    if (Object.keys(result.errors).length) return { reason: JSON.stringify(result.errors) };
    const registry = form.get('formFieldRegistry');
    const instances = form.get('formFieldInstanceRegistry').getAllKeyed();
    for (const instance of instances) {
      const field = registry.get(instance.id);
      if (field.disabled) continue;
      const reason = stricter(field, instance, at(result.data, instance.valuePath), form, keys);
      if (reason) return { reason: `${reason} ${instance.valuePath.join('.')}` };
    }
    const reason = held(schema, shape, context, given, instances, form);
    if (reason) return { reason };
    const visible = new Set(instances.map(({ valuePath }) => JSON.stringify(valuePath)));
    const disabled = new Set(instances.filter(({ id }) => registry.get(id).disabled).map(({ valuePath }) => JSON.stringify(valuePath)));
    for (const [path, value] of sent.call(shape, given)) {
      const here = JSON.stringify(path.map((key) => typeof key === 'number' ? '*' : key));
      const field = shape.fields.get(here);
      if (!field) {
        const isList = schemaListAt(schema, path);
        const fits = shape.containers.has(here) && (value === null ? typeof path.at(-1) !== 'number' : isList ? Array.isArray(value) : isObject(value));
        if (!fits) return { reason: `unknown ${path.join('.')}` };
        continue;
      }
      if (value === null || disabled.has(JSON.stringify(path))) continue;
      if (field.type === 'expression' && visible.has(JSON.stringify(path))) continue;
      if (!isEqual(at(result.data, path), value)) return { reason: `changed ${path.join('.')}` };
    }
    return { accepted: true, data: withoutKeys(result.data, keys) };
  } finally { close(); }
}

function schemaListAt(schema, path) {
  const here = JSON.stringify(path.map((key) => typeof key === 'number' ? '*' : key));
  let found = false;
  walk(schema.components, [], (component, own) => { if (component.type === 'dynamiclist' && JSON.stringify(own) === here) found = true; });
  return found;
}

function withoutKeys(value, keys) {
  if (typeof value === 'string' && keys.has(value)) return keys.get(value);
  if (Array.isArray(value)) return Array.from(value, (item) => withoutKeys(item, keys));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutKeys(item, keys)]));
  return value;
}

async function main() {
  const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
  for (const line of lines) {
    let verdict;
    // effects left over from forms that broke down may break the next one: it is tried again without them
    for (const isLast of [false, false, false, false, true]) {
      try { verdict = await judge(JSON.parse(line)); break; } catch (error) {
        verdict = { reason: `failed: ${error.message}` };
        schedule();
        if (isLast) break;
      }
    }
    process.stdout.write(JSON.stringify(verdict) + '\n');
  }
}

console.error = console.warn = () => {};
main().then(() => process.stdout.write('', () => process.exit(0)));
