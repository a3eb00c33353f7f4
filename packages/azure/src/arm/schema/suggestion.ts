import { nearest } from './resemblance.js';
import { placesOf, shapeOf, type ObjectShape, type Place, type ResourceSchema } from './types.js';

/** Shorter names stand in many places and say little about which was meant. */
const shortestTelling = 8;

/** The documented property that an unknown one was most likely meant for: one of its own place, or a name of another. */
export function suggestionFor(name: string, place: readonly string[], shape: ObjectShape, schema: ResourceSchema): Place | undefined {
  const here = (found: string | undefined): Place | undefined => (found === undefined ? undefined : placeIn(shape, place, found));
  const beside = here(nearest(name, namesOf(shape)));
  // Where any key may stand, a name of another place is just a key.
  if (beside || shape.others?.holds) return beside;
  const same = sameElsewhere(name, schema);
  // Beside `properties`, where templates have names of their own, a mere likeness is chance.
  if (same || shape.others) return same;
  return here(withoutProfile(name, shape)) ?? nearElsewhere(name, schema);
}

/** The property of a type that a name stands for or resembles. */
export function propertyMeant(name: string, place: readonly string[], type: string): Place | undefined {
  const shape = shapeOf(type);
  const known = shape.properties.get(name.toLowerCase())?.name ?? nearest(name, namesOf(shape));
  return known === undefined ? undefined : placeIn(shape, place, known);
}

function placeIn({ properties }: ObjectShape, place: readonly string[], name: string): Place | undefined {
  const property = properties.get(name.toLowerCase());
  return property && { path: [...place, property.name], property };
}

function namesOf({ properties }: ObjectShape): readonly string[] {
  return [...properties.values()].map(({ name }) => name);
}

/** `workloadIdentity` beside `securityProfile` instead of in it. */
function sameElsewhere(name: string, schema: ResourceSchema): Place | undefined {
  const wanted = name.toLowerCase();
  const telling = placesOf(schema).filter(({ path }) => name.length >= shortestTelling || path.length === 1);
  return onlyOutermost(telling.filter(({ property }) => property.name.toLowerCase() === wanted));
}

function nearElsewhere(name: string, schema: ResourceSchema): Place | undefined {
  if (name.length < shortestTelling) return undefined;
  const all = placesOf(schema);
  const found = nearest(name, all.map(({ property }) => property.name));
  return onlyOutermost(all.filter(({ property }) => property.name === found));
}

/** `oidcIssuer` for `oidcIssuerProfile`. */
function withoutProfile(name: string, shape: ObjectShape): string | undefined {
  const wanted = bare(name);
  return wanted.length < 3 ? undefined : namesOf(shape).find((candidate) => bare(candidate) === wanted);
}

function bare(name: string): string {
  return name.toLowerCase().replace(/profiles?$/, '');
}

/** The one that stands further out than all others, if there is one. */
function onlyOutermost(places: readonly Place[]): Place | undefined {
  const [first, second] = places;
  return second === undefined || (first && first.path.length < second.path.length) ? first : undefined;
}
