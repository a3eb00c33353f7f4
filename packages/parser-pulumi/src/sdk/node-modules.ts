const builtins = new Set('assert async_hooks buffer child_process crypto dns events fs http https net os path perf_hooks process querystring readline stream string_decoder timers tls tty url util v8 vm worker_threads zlib'.split(' '));

/** Whether a package is one of Node's own modules, which declare nothing. */
export function isBuiltin(name: string): boolean {
  return builtins.has(name);
}
