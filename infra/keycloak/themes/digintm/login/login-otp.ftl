<#-- In place of the parent's, which lets only a mouse choose the device and shows a wrong code away from its field. -->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#assign wrong = message?has_content && message.type == "error">
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section = "header">
    ${msg("doLogIn")}
  <#elseif section = "form">
    <form id="kc-otp-login-form" class="${properties.kcFormClass}" action="${url.loginAction}" method="post" novalidate>
      <#if otpLogin.userOtpCredentials?size gt 1>
        <fieldset>
          <legend class="${properties.kcFormLabelTextClass}">${msg("loginTotpDeviceName")}</legend>
          <#list otpLogin.userOtpCredentials as device>
            <label class="${properties.kcCheckboxClass}">
              <input class="${properties.kcCheckboxInputClass}" type="radio" name="selectedCredentialId" value="${device.id}" <#if device.id == otpLogin.selectedCredentialId!"">checked</#if>>
              ${device.userLabel!msg("authenticatorCode")}
            </label>
          </#list>
        </fieldset>
      <#else>
        <input type="hidden" name="selectedCredentialId" value="${otpLogin.selectedCredentialId!}">
      </#if>
      <@field.input name="otp" label=msg("loginOtpOneTime") autocomplete="one-time-code" autofocus=true error=wrong?then(message.summary, "")/>
      <@buttons.loginButton/>
    </form>
  </#if>
</@layout.registrationLayout>
