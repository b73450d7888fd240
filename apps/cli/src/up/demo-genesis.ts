/** The preset of the runtime that the demo begins with, and what is laid over it. */
export const DEMO_GENESIS = { preset: 'development', genesisPatch: {} };
