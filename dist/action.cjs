import('./lib/action.js');
