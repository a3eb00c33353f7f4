/** How `changeset version` writes changes into the changelogs: in their own words alone, since a commit's digest tells readers nothing. */
module.exports = { getReleaseLine, getDependencyReleaseLine };

/** A changeset's text as one item, or as it is when it is a list already. */
async function getReleaseLine({ summary }) {
  const text = summary.trim();
  return text.startsWith('- ') ? text : `- ${text.replaceAll(/\n(?=.)/g, '\n  ')}`;
}

/** Nothing: the published packages do not depend on each other. */
async function getDependencyReleaseLine() {
  return '';
}
