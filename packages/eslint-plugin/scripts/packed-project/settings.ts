/** Neither names nor leads to an SDK: what it decides is reported where it is used. */
export const localAccounts = true;
