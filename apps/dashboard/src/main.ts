import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// A page that cannot start has nowhere but the console to say so.
bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));
