import { PermanentError } from '@joust/units';

/** Another `joust up` holds the folder. */
export class AlreadyRunning extends PermanentError {}
/** Something that the demo needs is not on this machine and cannot be installed by it. The message says what to do. */
export class Missing extends PermanentError {}
/** A part did not come up. The message has its last lines. */
export class PartFailed extends PermanentError {}
/** The settings ask for something that cannot be done together. */
export class Contradiction extends PermanentError {}
/** The start was stopped from outside. */
export class StartStopped extends PermanentError {}
