/** A value that cannot stand in a Caddyfile without becoming something else. */
export class UnquotableValue extends Error {
  constructor(reason: string) {
    super(`a value contains ${reason}`);
    this.name = 'UnquotableValue';
  }
}

/**
 * The only way a value gets into the file. A line break would start a directive, a brace a block, a placeholder or
 * `{$ENVIRONMENT}`: they are refused, not escaped, because Caddy replaces some of them before it reads quotes.
 */
export function quote(value: string): string {
  // eslint-disable-next-line no-control-regex -- exactly these must not get through
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(value)) throw new UnquotableValue('a control character or line break');
  if (/[{}]/.test(value)) throw new UnquotableValue('a brace');
  if (/^[\w./:;@%+=,~*?-]+$/.test(value)) return value;
  if (!/["\\]/.test(value)) return `"${value}"`;
  if (value.includes('`')) throw new UnquotableValue('a backtick beside a quote or backslash');
  // Backticks quote literally; inside double quotes Caddy keeps some backslashes and drops others.
  return `\`${value}\``;
}
