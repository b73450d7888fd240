import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Settings } from './environment.ts';

/** Token of {@link Settings}: read once at the start, handed to whoever needs a part. */
export const SETTINGS = Symbol('settings');

@Global()
@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return { module: SettingsModule, providers: [{ provide: SETTINGS, useValue: settings }], exports: [SETTINGS] };
  }
}
