import { expect, it } from 'vitest';
import { trustIn } from './history.js';

it('adds its word on the clone to what the environment tells git already', () => {
  expect(trustIn('/work', {})).toEqual({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '/work' });
  expect(trustIn('/work', { GIT_CONFIG_COUNT: '2' })).toEqual({ GIT_CONFIG_COUNT: '3', GIT_CONFIG_KEY_2: 'safe.directory', GIT_CONFIG_VALUE_2: '/work' });
  expect(trustIn('/work', { GIT_CONFIG_COUNT: '-1' })).toMatchObject({ GIT_CONFIG_COUNT: '1' });
});
