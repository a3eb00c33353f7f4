/** Which properties of a JSON body Terraform reads as blocks; all others are arguments. */
export interface BodyShape {
  readonly blocks: Readonly<Record<string, BlockShape>>;
  /** Arguments whose strings are expressions of the native syntax: types and references. */
  readonly references: readonly string[];
}

export interface BlockShape {
  /** Levels of names around the body. */
  readonly labels: number;
  readonly body: BodyShape;
}

function body(blocks: BodyShape['blocks'] = {}, references: readonly string[] = []): BodyShape {
  return { blocks, references };
}

function block(labels: number, shape: BodyShape = body()): BlockShape {
  return { labels, body: shape };
}

const dynamic: BlockShape = {
  labels: 1,
  body: {
    references: ['iterator'],
    get blocks() {
      return { content: block(0, body({ dynamic })) };
    },
  },
};

const conditions = { precondition: block(0), postcondition: block(0) };

const lifecycle = block(0, body(conditions, ['ignore_changes', 'replace_triggered_by']));

const connection = block(0);

const provisioner = block(1, body({ connection }));

const resource = block(2, body({ dynamic, lifecycle, provisioner, connection }, ['depends_on', 'provider']));

/** The bodies at the top of a `.tf.json` file. */
export const fileShape: BodyShape = body({
  check: block(1, body({ data: resource, assert: block(0) })),
  data: resource,
  ephemeral: resource,
  import: block(0, body({}, ['to', 'provider'])),
  locals: block(0),
  module: block(1, body({}, ['depends_on', 'providers'])),
  moved: block(0, body({}, ['from', 'to'])),
  output: block(1, body({ precondition: block(0) }, ['depends_on'])),
  provider: block(1),
  removed: block(0, body({ lifecycle, provisioner, connection }, ['from'])),
  resource,
  terraform: block(0, body({ required_providers: block(0), backend: block(1), cloud: block(0), provider_meta: block(1) })),
  variable: block(1, body({ validation: block(0) }, ['type'])),
});
