package nl.schakel.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.schakel.access.OneLook;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Interceptor and body advice that write down what a request looked at after its work is done and before the first byte
 * of a page or body leaves: when the log cannot be written, nothing is shown.
 */
@ControllerAdvice
@Configuration(proxyBeanMethods = false)
class LooksBeforeAnswer implements HandlerInterceptor, ResponseBodyAdvice<Object>, WebMvcConfigurer {

    private final OneLook looks;

    LooksBeforeAnswer(OneLook looks) {
        this.looks = looks;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // asked last after the work, so that what others add to the page is in it
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    /** A page is about to be drawn. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        looks.write(LookFilter.refused(response));
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    /** A body is about to be written. */
    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        looks.write(LookFilter.refused(((ServletServerHttpResponse) response).getServletResponse()));
        return body;
    }
}
