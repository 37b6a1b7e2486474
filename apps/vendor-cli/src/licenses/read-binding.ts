import type { LicenseBinding, LicenseRequest } from '@assist/licence/core';
import { Failure } from '../failure.js';
import { readNumber } from '../readers/numbers.js';
import type { TermValues } from './read-terms.js';

interface BindingGround {
  readonly request: LicenseRequest | null;
  readonly nodes: number;
  /** What the template wants. */
  readonly preset: 'none' | 'request';
}

/** `--bind`, else the host of the request where one machine is licensed, else no binding. Ends with `OPTION_INVALID`. */
export function readBinding(values: TermValues, { request, nodes, preset }: BindingGround): LicenseBinding {
  const components = [...new Set(values.component ?? [])];
  const need = readNumber('need', values.need, { min: 1, max: 20 });
  const wanted = values.bind ?? (components.length > 0 ? 'fingerprint' : undefined);
  if (wanted === undefined) {
    return request !== null && nodes === 1 && preset === 'request' ? bindingOfRequest(request, need) : { mode: 'none' };
  }
  if (wanted === 'none') return { mode: 'none' };
  if (wanted.startsWith('hostname:')) return { mode: 'hostname', host: wanted.slice('hostname:'.length).toLowerCase() };
  if (wanted === 'request') {
    if (request === null) throw new Failure('OPTION_MISSING', { option: 'from' });
    return bindingOfRequest(request, need);
  }
  if (wanted !== 'fingerprint') {
    throw new Failure('OPTION_INVALID', { option: 'bind', expected: 'none, request, hostname:HOST, fingerprint' });
  }
  if (components.length === 0) throw new Failure('OPTION_MISSING', { option: 'component' });
  return { mode: 'fingerprint', components, need: need ?? Math.min(2, components.length) };
}

/**
 * Two of the machine's own marks, so that one may change; where it shows fewer, as in a container, the installation's
 * id, which moves with the data.
 */
function bindingOfRequest({ components }: Pick<LicenseRequest, 'components'>, need?: number): LicenseBinding {
  const machine = components.filter((component) => !component.startsWith('inst:'));
  const chosen = machine.length >= 2 ? machine : components.filter((component) => component.startsWith('inst:'));
  if (chosen.length === 0) throw new Failure('OPTION_INVALID', { option: 'bind', expected: 'none, hostname:HOST' });
  return { mode: 'fingerprint', components: [...chosen], need: need ?? Math.min(2, chosen.length) };
}
