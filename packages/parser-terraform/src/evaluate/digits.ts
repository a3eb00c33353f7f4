import { exactDecimal, textOf, type Real } from './number.js';

/** Decimal digits with the place of the point: `0.digits * 10 ** point`; no digits for zero. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

function normal(text: string, point: number): Digits {
  const leading = /^0*/.exec(text)?.[0].length ?? 0;
  const digits = text.slice(leading).replace(/0+$/, '');
  return digits === '' ? { digits, point: 0 } : { digits, point: point - leading };
}

function fromText(text: string): Digits {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  return normal(`${whole}${fraction}`, whole.length);
}

/** Rounds to `count` digits, half to even. */
function roundedTo({ digits, point }: Digits, count: number): Digits {
  if (count < 0) return { digits: '', point: 0 };
  if (count >= digits.length) return { digits, point };
  const half = digits[count] === '5' && count + 1 === digits.length;
  const isOdd = count > 0 && Number(digits[count - 1]) % 2 === 1;
  const up = half ? isOdd : (digits[count] ?? '0') >= '5';
  const kept = digits.slice(0, count);
  if (!up) return normal(kept, point);
  const next = (BigInt(kept || '0') + 1n).toString().padStart(count, '0');
  return normal(next, point + next.length - count);
}

function fixedText({ digits, point }: Digits, places: number): string {
  const padded = point > 0 ? digits.padEnd(point, '0') : `${'0'.repeat(1 - point)}${digits}`;
  const whole = padded.slice(0, Math.max(point, 1));
  const fraction = padded.slice(Math.max(point, 1)).padEnd(places, '0').slice(0, places);
  return places > 0 ? `${whole}.${fraction}` : whole;
}

function scientificText({ digits, point }: Digits, places: number): string {
  const exponent = digits === '' ? 0 : point - 1;
  const mantissa = (digits || '0').padEnd(places + 1, '0');
  const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return `${mantissa.slice(0, 1)}${places > 0 ? `.${mantissa.slice(1, places + 1)}` : ''}e${power}`;
}

/** The number's digits, without sign, as Go's `%e`, `%f` and `%g` give them; a negative precision is the shortest. */
export function floatText(value: Real, verb: 'e' | 'f' | 'g', precision: number): string {
  const exact = exactDecimal(value);
  if (exact === undefined) return 'Inf';
  const shortest = precision < 0;
  const all = shortest ? fromText(textOf(value)) : fromText(exact);
  switch (verb) {
    case 'f':
      return shortest ? fixedText(all, Math.max(all.digits.length - all.point, 0)) : fixedText(roundedTo(all, all.point + precision), precision);
    case 'e':
      return shortest ? scientificText(all, Math.max(all.digits.length - 1, 0)) : scientificText(roundedTo(all, precision + 1), precision);
    case 'g':
      return generalText(all, precision);
  }
}

function generalText(all: Digits, precision: number): string {
  const shortest = precision < 0;
  const wanted = shortest ? all.digits.length : Math.max(precision, 1);
  const cut = roundedTo(all, wanted);
  const count = cut.digits.length;
  const threshold = shortest ? 6 : wanted > count && count >= cut.point ? count : wanted;
  const exponent = cut.point - 1;
  if (count > 0 && (exponent < -4 || exponent >= threshold)) return scientificText(cut, Math.max(Math.min(wanted, count) - 1, 0));
  return fixedText(cut, Math.max((wanted > cut.point ? count : wanted) - cut.point, 0));
}
