export { fillRegister } from './fill-register.ts';
