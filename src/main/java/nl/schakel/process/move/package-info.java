/** Running cases that move from one version of the models to another: asked by one director, approved by another, case by case. */
@NamedInterface("move")
package nl.schakel.process.move;

import org.springframework.modulith.NamedInterface;
