import { scalar, type Origin, type Scalar } from '@akslint/model';

/**
 * Terraform's numbers: binary floating point with a mantissa of 512 bits, rounded half to even.
 * A finite one is `mantissa * 2 ** exponent` with an odd mantissa (or zero); the infinities are a sign.
 */
export type Real = Finite | { readonly infinite: 1 | -1 };

export interface Finite {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const precision = 512;
/** Decimal exponents past this are not worked out. */
const largestExponent = 5000;
const zero: Finite = { mantissa: 0n, exponent: 0 };

function isFiniteReal(value: Real): value is Finite {
  return 'mantissa' in value;
}

function bitLength(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  const [first = '0'] = digits;
  return value === 0n ? 0 : (digits.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(first, 16)));
}

/** `mantissa * 2 ** exponent` rounded; `hasMore` when the true value has further bits below. */
function rounded(mantissa: bigint, exponent: number, hasMore = false): Finite {
  if (mantissa === 0n) return zero;
  const negative = mantissa < 0n;
  let bits = negative ? -mantissa : mantissa;
  let power = exponent;
  const excess = bitLength(bits) - precision;
  if (excess > 0) {
    const shift = BigInt(excess);
    const dropped = bits & ((1n << shift) - 1n);
    const half = 1n << (shift - 1n);
    bits >>= shift;
    power += excess;
    if (dropped > half || (dropped === half && (hasMore || (bits & 1n) === 1n))) bits += 1n;
  }
  return withoutTrailingZeros(negative ? -bits : bits, power);
}

function withoutTrailingZeros(mantissa: bigint, exponent: number): Finite {
  let bits = mantissa;
  let power = exponent;
  for (let step = 64n; step > 0n; step /= 2n) {
    while (BigInt.asUintN(Number(step), bits) === 0n) {
      bits >>= step;
      power += Number(step);
    }
  }
  return { mantissa: bits, exponent: power };
}

function quotient(numerator: bigint, denominator: bigint, exponent: number): Finite {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const shift = Math.max(0, precision + 2 - bitLength(top) + bitLength(bottom));
  const shifted = top << BigInt(shift);
  const result = rounded((shifted / bottom) * 2n + (shifted % bottom === 0n ? 0n : 1n), exponent - shift - 1);
  return negative ? { mantissa: -result.mantissa, exponent: result.exponent } : result;
}

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

/** Reads decimal digits as Terraform does; undefined when it is not a number or its size is out of reason. */
export function parseReal(text: string): Real | undefined {
  const infinity = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (infinity) return { infinite: infinity[1] === '-' ? -1 : 1 };
  if (text.length > 2 * largestExponent) return undefined;
  const match = decimal.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const exponent = Number(power) - fraction.length;
  if (Math.abs(exponent) > largestExponent) return undefined;
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  return exponent >= 0 ? rounded(digits * 10n ** BigInt(exponent), 0) : quotient(digits, 10n ** BigInt(-exponent), 0);
}

export function realOf(value: number): Real {
  if (value === Infinity || value === -Infinity) return { infinite: value > 0 ? 1 : -1 };
  if (Number.isSafeInteger(value)) return withSmallMantissa(value);
  return parseReal(String(value)) ?? zero;
}

function withSmallMantissa(value: number): Finite {
  return value === 0 ? zero : withoutTrailingZeros(BigInt(value), 0);
}

export function realOfScalar(value: Scalar): Real {
  return (value.exact === undefined ? undefined : parseReal(value.exact)) ?? realOf(Number(value.value));
}

/** The number as a value; digits that a double loses are kept beside it. */
export function numberScalar(value: Real | number, origin: Origin): Scalar {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return scalar(value === 0 ? 0 : value, origin);
  const text = textOf(typeof value === 'number' ? realOf(value) : value);
  const nearest = Number(text.replace('Inf', 'Infinity'));
  const held = plainDecimal(nearest) === text;
  return held ? scalar(nearest, origin) : { ...scalar(nearest, origin), exact: text };
}

/** The number that a configuration spells with these digits; undefined when it is none. */
export function numberLiteral(raw: string, origin: Origin): Scalar | undefined {
  const value = parseReal(raw);
  return value && numberScalar(value, origin);
}

/** A number's digits as Terraform converts it to text: without an exponent. */
export function numberText(value: Scalar): string {
  return value.exact ?? plainDecimal(Number(value.value));
}

function plainDecimal(value: number): string {
  const text = String(value);
  if (text === 'Infinity') return '+Inf';
  if (text === '-Infinity') return '-Inf';
  const [digits = '', power] = text.split('e');
  if (power === undefined) return text;
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const shift = Number(power);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(shift, '0')}`;
}

export function negate(value: Real): Real {
  return isFiniteReal(value) ? { mantissa: -value.mantissa, exponent: value.exponent } : { infinite: value.infinite === 1 ? -1 : 1 };
}

export function compare(left: Real, right: Real): -1 | 0 | 1 {
  if (!isFiniteReal(left) || !isFiniteReal(right)) {
    const [l, r] = [isFiniteReal(left) ? 0 : left.infinite, isFiniteReal(right) ? 0 : right.infinite];
    return l === r ? 0 : l < r ? -1 : 1;
  }
  const [a, b] = aligned(left, right);
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The sum; undefined for infinity less infinity. */
export function add(left: Real, right: Real): Real | undefined {
  if (!isFiniteReal(left)) return isFiniteReal(right) || right.infinite === left.infinite ? left : undefined;
  if (!isFiniteReal(right)) return right;
  const [a, b] = aligned(left, right);
  return rounded(a + b, Math.min(left.exponent, right.exponent));
}

/** The product; undefined for zero times infinity. */
export function multiply(left: Real, right: Real): Real | undefined {
  if (isFiniteReal(left) && isFiniteReal(right)) return rounded(left.mantissa * right.mantissa, left.exponent + right.exponent);
  const sign = signOf(left) * signOf(right);
  return sign === 0 ? undefined : { infinite: sign > 0 ? 1 : -1 };
}

/** The quotient; undefined for zero by zero and infinity by infinity. */
export function divide(left: Real, right: Real): Real | undefined {
  if (isFiniteReal(left) && isFiniteReal(right)) {
    if (right.mantissa !== 0n) return quotient(left.mantissa, right.mantissa, left.exponent - right.exponent);
    return left.mantissa === 0n ? undefined : { infinite: left.mantissa > 0n ? 1 : -1 };
  }
  if (isFiniteReal(left)) return zero;
  if (!isFiniteReal(right)) return undefined;
  return { infinite: left.infinite * (right.mantissa < 0n ? -1 : 1) > 0 ? 1 : -1 };
}

/** What is left of `left` after taking the truncated quotient times `right`; `left` itself when `right` is zero. */
export function remainder(left: Real, right: Real): Real | undefined {
  if (!isFiniteReal(left)) return undefined;
  if (!isFiniteReal(right) || right.mantissa === 0n) return left;
  const [a, b] = aligned(left, right);
  return rounded(a % b, Math.min(left.exponent, right.exponent));
}

export function signOf(value: Real): -1 | 0 | 1 {
  const sign = isFiniteReal(value) ? value.mantissa : value.infinite;
  return sign === 0n ? 0 : sign > 0 ? 1 : -1;
}

export function isWhole(value: Real): boolean {
  return isFiniteReal(value) && value.exponent >= 0;
}

/** Rounds to a whole number: down for -1, up for 1, towards zero for 0. */
export function toWhole(value: Real, direction: -1 | 0 | 1): Real {
  if (!isFiniteReal(value) || value.exponent >= 0) return value;
  const scale = 1n << BigInt(-value.exponent);
  const truncated = value.mantissa / scale;
  const negative = value.mantissa < 0n;
  const away = (direction === 1 && !negative) || (direction === -1 && negative);
  return rounded(away ? truncated + (negative ? -1n : 1n) : truncated, 0);
}

/** The integer, when it is one. */
export function bigintOf(value: Real): bigint | undefined {
  return isFiniteReal(value) && value.exponent >= 0 ? value.mantissa << BigInt(value.exponent) : undefined;
}

export function realOfBigint(value: bigint): Real {
  return rounded(value, 0);
}

export function doubleOf(value: Real): number {
  return isFiniteReal(value) ? Number(textOf(value)) : value.infinite * Infinity;
}

function aligned(left: Finite, right: Finite): readonly [bigint, bigint] {
  const lowest = Math.min(left.exponent, right.exponent);
  return [left.mantissa << BigInt(left.exponent - lowest), right.mantissa << BigInt(right.exponent - lowest)];
}

/** The shortest decimal that reads back as the same number. */
export function textOf(value: Real): string {
  if (!isFiniteReal(value)) return value.infinite > 0 ? '+Inf' : '-Inf';
  if (value.mantissa === 0n) return '0';
  const negative = value.mantissa < 0n;
  const mantissa = negative ? -value.mantissa : value.mantissa;
  const shift = precision + 1 - bitLength(mantissa);
  const halves = mantissa << BigInt(shift);
  const exponent = value.exponent - shift;
  const isEven = (halves & 2n) === 0n;
  const fractionDigits = Math.max(0, -exponent);
  const width = decimalDigits(halves + 1n, exponent).length;
  const [low, exact, high] = [halves - 1n, halves, halves + 1n].map((bits) => decimalDigits(bits, exponent).padStart(width, '0'));
  const shortest = shortestBetween(low ?? '', exact ?? '', high ?? '', isEven);
  const digits = shortest.padStart(fractionDigits + 1, '0');
  const whole = digits.slice(0, digits.length - fractionDigits).replace(/^0+(?=\d)/, '');
  const fraction = digits.slice(digits.length - fractionDigits).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** All decimal digits of a finite number, without its sign; undefined for the infinities. */
export function exactDecimal(value: Real): string | undefined {
  if (!isFiniteReal(value)) return undefined;
  const fraction = Math.max(0, -value.exponent);
  const digits = decimalDigits(value.mantissa < 0n ? -value.mantissa : value.mantissa, value.exponent).padStart(fraction + 1, '0');
  return fraction === 0 ? digits : `${digits.slice(0, -fraction)}.${digits.slice(-fraction)}`;
}

function decimalDigits(mantissa: bigint, exponent: number): string {
  return (exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent)).toString();
}

function shortestBetween(low: string, exact: string, high: string, inclusive: boolean): string {
  const lowEnd = low.replace(/0+$/, '').length;
  const highEnd = high.replace(/0+$/, '').length;
  for (let index = 0; index < exact.length; index += 1) {
    const [l, m, h] = [low, exact, high].map((digits) => digits.charCodeAt(index));
    if (l === undefined || m === undefined || h === undefined) break;
    const canFall = l !== m || (inclusive && index + 1 === lowEnd);
    const canRise = m !== h && (inclusive || m + 1 < h || index + 1 < highEnd);
    if (canFall || canRise) return cutAt(exact, index + 1, canFall && canRise ? roundsUp(exact, index + 1) : canRise);
  }
  return exact;
}

function roundsUp(digits: string, length: number): boolean {
  const next = digits.charCodeAt(length) - 48;
  const isHalf = next === 5 && /^0*$/.test(digits.slice(length + 1));
  return isHalf ? (digits.charCodeAt(length - 1) - 48) % 2 === 1 : next >= 5;
}

function cutAt(digits: string, length: number, up: boolean): string {
  const kept = up ? (BigInt(digits.slice(0, length)) + 1n).toString().padStart(length, '0') : digits.slice(0, length);
  return kept + '0'.repeat(digits.length - length);
}
