package nl.schakel.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The texts that stand in Java source as the compiler reads them; pieces joined by + are one text. */
final class StringsOfSource {

    private static final String UNKNOWN = "\u2026";

    /**
     * One text.
     *
     * @param place file and line
     * @param called the method that gets it as an argument, as it is written; empty when there is none
     */
    record Text(String place, String text, String called) {}

    private StringsOfSource() {}

    static List<Text> under(Path... roots) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    sources.add(source(root.relativize(file).toString(), Files.readString(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts(sources);
    }

    static List<Text> in(String name, String code) {
        return texts(List.of(source(name, code)));
    }

    private static List<Text> texts(List<JavaFileObject> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
        List<Text> found = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, Trees.instance(task), found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static JavaFileObject source(String name, String code) {
        return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
                return code;
            }
        };
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<Text> found;

        Reader(CompilationUnitTree unit, Trees trees, List<Text> found) {
            this.unit = unit;
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void none) {
            String text = sum.getKind() == Tree.Kind.PLUS ? joined(sum) : null;
            if (text == null || text.replace(UNKNOWN, "").isEmpty()) {
                return super.visitBinary(sum, none);
            }
            keep(sum, text);
            // a text inside a part that is called or chosen is a text of its own
            parts(sum).stream().filter(part -> !(part instanceof LiteralTree)).forEach(part -> scan(part, none));
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
            if (literal.getValue() instanceof String text) {
                keep(literal, text);
            }
            return null;
        }

        private void keep(Tree tree, String text) {
            long at = trees.getSourcePositions().getStartPosition(unit, tree);
            String called = "";
            for (Tree above : getCurrentPath()) {
                if (above instanceof MethodInvocationTree call
                        && call.getArguments().size() > 0) {
                    called = call.getMethodSelect() + " < " + called;
                }
            }
            found.add(new Text(
                    unit.getSourceFile().getName() + ":" + unit.getLineMap().getLineNumber(at), text, called));
        }

        private static String joined(Tree tree) {
            if (tree instanceof LiteralTree literal) {
                return literal.getValue() instanceof String text ? text : UNKNOWN;
            }
            return tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS
                    ? joined(sum.getLeftOperand()) + joined(sum.getRightOperand())
                    : tree instanceof ParenthesizedTree ? joined(((ParenthesizedTree) tree).getExpression()) : UNKNOWN;
        }

        private static List<Tree> parts(Tree tree) {
            return tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS
                    ? Stream.concat(parts(sum.getLeftOperand()).stream(), parts(sum.getRightOperand()).stream())
                            .toList()
                    : List.of(tree);
        }
    }
}
