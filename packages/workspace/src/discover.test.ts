import { describe, expect, it } from 'vitest';
import { discover } from './discover.js';
import { rootsOf, type ScanRoots } from './scan-roots.js';
import { directoryOf, findTargets } from './targets.js';
import { MemoryDisk, type MemoryEntry } from './testing/memory-disk.js';

function discovered(entries: Readonly<Record<string, MemoryEntry>>, words: readonly string[], cwd = '/repo') {
  const disk = new MemoryDisk(entries);
  const { targets } = findTargets(disk, cwd, words, false);
  const roots = rootsOf(disk, targets.map(directoryOf), []);
  return { roots, ...discover(disk, roots, targets) };
}

describe('finding Terraform', () => {
  it('finds every directory with configuration, and skips what tools put there', () => {
    const { terraform } = discovered(
      {
        '/repo/.git/HEAD': '', '/repo/main.tf': '', '/repo/envs/prod/main.tofu': '', '/repo/json/x.tf.json': '', '/repo/.hidden/x.tf': '',
        '/repo/.terraform/modules/m/main.tf': '', '/repo/envs/prod/.terraform/modules/m/main.tf': '', '/repo/node_modules/p/main.tf': '', '/repo/docs/x.md': '', '/repo/only/x.tfvars': '',
      },
      ['.'],
    );
    expect(terraform).toEqual(['.', '.hidden', 'envs/prod', 'json']);
  });

  it('respects .gitignore files at every level, also their exceptions', () => {
    const { terraform } = discovered(
      {
        '/repo/.git/HEAD': '', '/repo/.gitignore': 'build/\n/top\n*.gen.tf\n', '/repo/build/x.tf': '', '/repo/a/build/x.tf': '', '/repo/top/x.tf': '', '/repo/a/top/x.tf': '',
        '/repo/b/only.gen.tf': '', '/repo/c/.gitignore': '!kept.gen.tf\n', '/repo/c/kept.gen.tf': '', '/repo/d/.gitignore': '*\n', '/repo/d/x.tf': '',
      },
      ['.'],
    );
    expect(terraform).toEqual(['a/top', 'c']);
  });

  it('searches a directory that is named although it is ignored', () => {
    const entries = { '/repo/.git/HEAD': '', '/repo/.gitignore': 'build/\n', '/repo/build/x.tf': '', '/repo/build/deep/y.tf': '' };
    expect(discovered(entries, ['build']).terraform).toEqual(['build', 'build/deep']);
    expect(discovered(entries, ['build/deep/y.tf']).terraform).toEqual(['build/deep']);
  });

  it('does not follow links to directories, and counts a linked file', () => {
    const { terraform, errors } = discovered(
      { '/repo/.git/HEAD': '', '/repo/a/main.tf': '', '/repo/loop': { link: '.' }, '/repo/a/up': { link: '..' }, '/repo/b/main.tf': { link: '../a/main.tf' }, '/repo/c/main.tf': { link: 'main.tf' } },
      ['.'],
    );
    expect(terraform).toEqual(['a', 'b', 'c']);
    expect(errors).toEqual([]);
  });

  it('tells of a directory without permission and searches the rest', () => {
    const { terraform, errors } = discovered({ '/repo/.git/HEAD': '', '/repo/locked': { fails: 'EACCES' }, '/repo/z/main.tf': '' }, ['.']);
    expect(terraform).toEqual(['z']);
    expect(errors).toEqual([{ file: 'locked', message: 'The directory cannot be searched: permission is denied.' }]);
  });

  it('tells of directories and files whose names no pattern can match', () => {
    const { terraform, errors } = discovered({ '/repo/.git/HEAD': '', '/repo/a\nb/main.tf': '', '/repo/z/main.tf': '', '/repo/z/c\nd.tf': '', '/repo/z/e\nf.md': '' }, ['.']);
    expect(terraform).toEqual(['z']);
    const message = 'This cannot be searched or read: there is a line break in its name.';
    expect(errors).toEqual([{ file: 'a\nb', message }, { file: 'z/c\nd.tf', message }]);
  });

  it('takes a file for the module of its directory', () => {
    const entries = { '/repo/.git/HEAD': '', '/repo/a/main.tf': '', '/repo/a/prod.tfvars': '', '/repo/a/sub/x.tf': '', '/repo/README.md': '' };
    expect(discovered(entries, ['a/main.tf']).terraform).toEqual(['a']);
    expect(discovered(entries, ['a/prod.tfvars']).terraform).toEqual(['a']);
    expect(discovered(entries, ['README.md'])).toMatchObject({ terraform: [], foreign: ['README.md'] });
  });

  it('tells YAML without Kubernetes objects only where the user names it', () => {
    const entries = { '/repo/values.yaml': 'replicas: 1\n', '/repo/ns.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n' };
    expect(discovered(entries, ['values.yaml', 'ns.yaml'])).toMatchObject({ otherYaml: ['values.yaml'], kubernetes: ['ns.yaml'] });
    expect(discovered(entries, ['.'])).toMatchObject({ otherYaml: [], kubernetes: ['ns.yaml'] });
  });

  it('says so when there is no such path', () => {
    expect(() => discovered({ '/repo/x.tf': '' }, ['nowhere'])).toThrow('There is no such file or directory: nowhere');
  });
});

describe('the roots of a scan', () => {
  const entries = { '/code/one/.git/HEAD': '', '/code/one/a/b/x.tf': '', '/code/two/.git': 'gitdir: x', '/code/two/y.tf': '', '/free/p/x.tf': '', '/free/q/y.tf': '' };
  const rootsFor = (words: readonly string[]): ScanRoots => discovered(entries, words, '/').roots;

  it('are the repository that holds the target', () => {
    expect(rootsFor(['code/one/a/b'])).toEqual({ base: '/code/one', directories: ['/code/one'], files: [] });
  });

  it('are the target itself outside of a repository', () => {
    expect(rootsFor(['free/p/x.tf'])).toEqual({ base: '/free/p', directories: ['/free/p'], files: [] });
  });

  it('are several for several repositories, and nothing between them', () => {
    expect(rootsFor(['code/one/a', 'code/two'])).toEqual({ base: '/code', directories: ['/code/one', '/code/two'], files: [] });
    expect(rootsFor(['free/p', 'free/q'])).toEqual({ base: '/free', directories: ['/free/p', '/free/q'], files: [] });
  });
});

describe('finding Pulumi', () => {
  const entries = { '/repo/.git/HEAD': '', '/repo/infra/Pulumi.yaml': '', '/repo/infra/Pulumi.dev.yaml': '', '/repo/infra/src/aks.ts': '', '/repo/old/Pulumi.yml': '', '/repo/node_modules/p/Pulumi.yaml': '', '/repo/web/app.ts': '' };

  it('finds every directory with a project file, and skips what tools put there', () => {
    expect(discovered(entries, ['.'])).toMatchObject({ pulumi: ['infra', 'old'], terraform: [], foreign: [] });
  });

  it('takes a source or stack file for the project that it lies in', () => {
    expect(discovered(entries, ['infra/src/aks.ts'])).toMatchObject({ pulumi: ['infra'], foreign: [] });
    expect(discovered(entries, ['infra/Pulumi.dev.yaml'])).toMatchObject({ pulumi: ['infra'], foreign: [] });
  });

  it('takes a folder with sources for the project that it lies in', () => {
    expect(discovered(entries, ['infra/src'])).toMatchObject({ pulumi: ['infra'], foreign: [] });
    expect(discovered({ ...entries, '/repo/infra/src/sub/Pulumi.yaml': '' }, ['infra/src/sub'])).toMatchObject({ pulumi: ['infra/src/sub'] });
  });

  it('leaves the project alone where the folder holds none of its sources', () => {
    const more = { ...entries, '/repo/infra/manifests/x.yaml': 'a: 1', '/repo/infra/manifests/node_modules/p/index.js': '', '/repo/infra/tools/Pulumi.yaml': '', '/repo/infra/tools/index.ts': '' };
    expect(discovered(more, ['infra/manifests'])).toMatchObject({ pulumi: [] });
    expect(discovered(more, ['infra/tools'])).toMatchObject({ pulumi: ['infra/tools'] });
    expect(discovered(more, ['web'])).toMatchObject({ pulumi: [] });
  });

  it('names a source that lies in none', () => {
    expect(discovered(entries, ['web/app.ts'])).toMatchObject({ pulumi: [], foreign: ['web/app.ts'] });
  });
});
