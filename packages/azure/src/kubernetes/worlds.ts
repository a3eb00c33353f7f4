import { together, type Assumption, type Finding } from '@akslint/model';
import { Reading } from './reading.js';

/** Worlds that are tried before the answer stays unknown. */
const mostWorlds = 64;

/**
 * Judges in the world as it is written; where that leaves the answer open because of something undecided, in each
 * possible world. The answer is decided when all worlds agree.
 */
export function inEveryWorld<F extends Finding>(judge: (reading: Reading) => F): F {
  const written = new Reading();
  const answer = judge(written);
  if (answer.holds !== undefined || written.undecided === undefined) return answer;
  let agreed: F | undefined;
  let left = mostWorlds;
  const worlds: (readonly Assumption[])[] = [...written.undecided];
  for (let world = worlds.pop(); world !== undefined; world = worlds.pop()) {
    left -= 1;
    if (left < 0) return answer;
    const reading = new Reading(world);
    const found = judge(reading);
    if (found.holds !== undefined) {
      if (agreed !== undefined && agreed.holds !== found.holds) return answer;
      agreed ??= found;
    } else if (reading.undecided === undefined) {
      return answer;
    } else {
      for (const way of reading.undecided) {
        const next = together(world, way);
        if (next) worlds.push(next);
      }
    }
  }
  return agreed ?? answer;
}
